package io.obrestore.simulator.catalog;

import java.util.List;

/** GV$OB_PARAMETERS: a row for each server and, for a tenant's parameters, each tenant. */
public final class Parameters {
  private static final String SERVERS =
      "SELECT svr_ip, svr_port, zone FROM oceanbase.dba_ob_servers ORDER BY svr_ip";

  private record Server(String ip, long port, String zone) {}

  private record Definition(String name, String type, String value, String info) {}

  private static final List<Definition> CLUSTER =
      List.of(
          new Definition("cluster_id", "INT", "1", "ID of the cluster"),
          new Definition("cluster", "STRING", "obcluster", "Name of the cluster"),
          new Definition("enable_rebalance", "BOOL", "True", "whether units are balanced"),
          new Definition("enable_upgrade_mode", "BOOL", "False", "whether upgrade mode is on"));

  /** The parameters of the cluster, for each server. */
  void addCluster(Sql sql, String version) {
    for (Server server : servers(sql)) {
      for (Definition definition : CLUSTER) {
        sql.insert(row(server, definition).with("scope", "CLUSTER"));
      }
      sql.insert(
          row(
                  server,
                  new Definition(
                      "min_observer_version", "STRING", version, "the min observer version"))
              .with("scope", "CLUSTER"));
    }
  }

  /** The parameters of a new tenant, for each server. */
  void addTenant(Sql sql, long tenantId, String compatible) {
    for (Server server : servers(sql)) {
      for (Definition definition : ofTenant(compatible)) {
        sql.insert(row(server, definition).with("scope", "TENANT").with("tenant_id", tenantId));
      }
    }
  }

  private static List<Definition> ofTenant(String compatible) {
    return List.of(
        new Definition("compatible", "VERSION", compatible, "compatible version of the data"),
        new Definition(
            "ha_high_thread_score", "INT", "0", "high availability high thread score, [0, 100]"));
  }

  private static List<Server> servers(Sql sql) {
    return sql.query(
        SERVERS, row -> new Server(row.getString(1), row.getLong(2), row.getString(3)));
  }

  private static Row row(Server server, Definition definition) {
    return Row.of("gv$ob_parameters")
        .with("svr_ip", server.ip())
        .with("svr_port", server.port())
        .with("zone", server.zone())
        .with("name", definition.name())
        .with("data_type", definition.type())
        .with("value", definition.value())
        .with("info", definition.info())
        .with("section", "OBSERVER")
        .with("edit_level", "DYNAMIC_EFFECTIVE")
        .with("default_value", definition.value())
        .with("isdefault", "YES");
  }

  /** Sets a tenant's parameter; the number of servers that took it, 0 when there is no such. */
  public int set(Sql sql, String name, String value, long tenantId) {
    return sql.update(
        "UPDATE oceanbase.`gv$ob_parameters` SET `value` = ?, isdefault = 'NO'"
            + " WHERE name = ? AND tenant_id = ?",
        value,
        name,
        tenantId);
  }

  /** Sets a parameter of the cluster; the number of servers that took it. */
  public int setCluster(Sql sql, String name, String value) {
    return sql.update(
        "UPDATE oceanbase.`gv$ob_parameters` SET `value` = ?, isdefault = 'NO'"
            + " WHERE name = ? AND tenant_id IS NULL",
        value,
        name);
  }

  /** The value a tenant's parameter has, as a number. */
  public long number(Sql sql, String name, long tenantId) {
    return sql.first(
            "SELECT `value` FROM oceanbase.`gv$ob_parameters` WHERE name = ? AND tenant_id = ?",
            row -> Long.parseLong(row.getString(1)),
            name,
            tenantId)
        .orElse(0L);
  }

  void dropTenant(Sql sql, long tenantId) {
    sql.update("DELETE FROM oceanbase.`gv$ob_parameters` WHERE tenant_id = ?", tenantId);
  }
}
