package io.obrestore.simulator.catalog;

import java.util.List;

/** What one server still has to give. */
record ServerRoom(String ip, long port, double cpu, long memory, long logDisk) {
  private static final String IN_ZONE =
      """
      SELECT g.svr_ip, g.svr_port, g.cpu_capacity - g.cpu_assigned,
             g.mem_capacity - g.mem_assigned, g.log_disk_capacity - g.log_disk_assigned
        FROM oceanbase.`gv$ob_servers` g
        JOIN oceanbase.dba_ob_servers s ON s.svr_ip = g.svr_ip AND s.svr_port = g.svr_port
       WHERE g.zone = ? AND s.status = 'ACTIVE'
       ORDER BY 4 DESC, g.svr_ip
      """;

  private static final String TAKEN =
      """
      SELECT g.svr_ip, g.svr_port, COALESCE(SUM(u.min_cpu), 0), COALESCE(SUM(u.max_cpu), 0),
             COALESCE(SUM(u.memory_size), 0), COALESCE(SUM(u.log_disk_size), 0)
        FROM oceanbase.`gv$ob_servers` g
        LEFT JOIN oceanbase.dba_ob_units u
          ON u.svr_ip = g.svr_ip AND u.svr_port = g.svr_port
       GROUP BY g.svr_ip, g.svr_port
      """;

  private static final String ASSIGN =
      """
      UPDATE oceanbase.`gv$ob_servers`
         SET cpu_assigned = ?, cpu_assigned_max = ?, mem_assigned = ?, log_disk_assigned = ?
       WHERE svr_ip = ? AND svr_port = ?
      """;

  /** The active servers of a zone, the roomiest first. */
  static List<ServerRoom> inZone(Sql sql, String zone) {
    return sql.query(
        IN_ZONE,
        row ->
            new ServerRoom(
                row.getString(1), row.getLong(2), row.getDouble(3), row.getLong(4), row.getLong(5)),
        zone);
  }

  boolean holds(UnitConfig unit) {
    return cpu >= unit.cpu() && memory >= unit.memory() && logDisk >= unit.logDisk();
  }

  /** What it lacks, as the kernel says it. */
  String lack(UnitConfig unit) {
    String what = cpu < unit.cpu() ? "CPU" : memory < unit.memory() ? "MEMORY" : "LOG_DISK";
    return "server '\"" + ip + ":" + port + "\"' " + what + " resource not enough\n";
  }

  /** Counts anew what the units take, on all servers. */
  static void recount(Sql sql) {
    List<Object[]> counted =
        sql.query(
            TAKEN,
            row ->
                new Object[] {
                  row.getObject(3),
                  row.getObject(4),
                  row.getObject(5),
                  row.getObject(6),
                  row.getString(1),
                  row.getLong(2)
                });
    counted.forEach(server -> sql.update(ASSIGN, server));
  }
}
