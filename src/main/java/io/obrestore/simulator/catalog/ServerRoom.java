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
    recount(sql, "cpu_assigned", "min_cpu");
    recount(sql, "cpu_assigned_max", "max_cpu");
    recount(sql, "mem_assigned", "memory_size");
    recount(sql, "log_disk_assigned", "log_disk_size");
  }

  private static void recount(Sql sql, String assigned, String taken) {
    sql.update(
        "UPDATE oceanbase.`gv$ob_servers` SET "
            + assigned
            + " = (SELECT COALESCE(SUM(u."
            + taken
            + "), 0) FROM oceanbase.dba_ob_units u"
            + " WHERE u.svr_ip = oceanbase.`gv$ob_servers`.svr_ip"
            + " AND u.svr_port = oceanbase.`gv$ob_servers`.svr_port)");
  }
}
