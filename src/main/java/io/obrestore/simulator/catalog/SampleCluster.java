package io.obrestore.simulator.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The cluster the embedded OceanBase shows: three zones of two servers, and the tenants sys and
 * shop.
 */
final class SampleCluster {
  static final String ROOT_SERVER = "10.10.10.11";
  static final long PORT = 2882;

  private static final long GIB = 1L << 30;
  private static final String LOCALITY = "FULL{1}@zone1, FULL{1}@zone2, FULL{1}@zone3";
  private static final Instant BORN = Instant.parse("2024-09-01T00:00:00Z");
  private static final Map<String, String> REGIONS =
      Map.of("zone1", "east", "zone2", "east", "zone3", "west");
  private static final List<String> ZONES = List.of("zone1", "zone2", "zone3");

  private final ClusterShape shape;
  private final Pools pools;
  private final Tenants tenants;
  private final Parameters parameters;
  private final Ids ids;

  SampleCluster(ClusterShape shape, Pools pools, Tenants tenants, Parameters parameters, Ids ids) {
    this.shape = shape;
    this.pools = pools;
    this.tenants = tenants;
    this.parameters = parameters;
    this.ids = ids;
  }

  void fill(Sql sql) {
    for (int zone = 0; zone < ZONES.size(); zone++) {
      zone(sql, ZONES.get(zone));
      for (int server = 1; server <= 2; server++) {
        server(sql, ZONES.get(zone), zone * 2 + server);
      }
    }
    unitConfigs(sql);
    parameters.addCluster(sql, shape.version());
    tenant(sql, 1, "sys", "sys_unit_config", List.of("sys_pool"));
    tenant(
        sql,
        ids.nextTenant(),
        "shop",
        "s2",
        List.of("shop_pool_zone1", "shop_pool_zone2", "shop_pool_zone3"));
  }

  private static void zone(Sql sql, String zone) {
    sql.insert(
        Row.of("dba_ob_zones")
            .with("zone", zone)
            .with("create_time", Times.utc(BORN))
            .with("modify_time", Times.utc(BORN))
            .with("status", "ACTIVE")
            .with("idc", "")
            .with("region", REGIONS.get(zone))
            .with("type", "ReadWrite"));
  }

  private void server(Sql sql, String zone, int number) {
    String ip = "10.10.10." + (10 + number);
    sql.insert(
        Row.of("dba_ob_servers")
            .with("svr_ip", ip)
            .with("svr_port", PORT)
            .with("id", (long) number)
            .with("zone", zone)
            .with("sql_port", 2881L)
            .with("with_rootserver", number == 1 ? "YES" : "NO")
            .with("status", "ACTIVE")
            .with("start_service_time", Times.utc(BORN))
            .with("create_time", Times.utc(BORN))
            .with("modify_time", Times.utc(BORN))
            .with("build_version", shape.version() + "_101000042025031818-embedded"));
    sql.insert(capacity(zone, ip));
  }

  private Row capacity(String zone, String ip) {
    long memory = shape.serverMemoryBytes();
    return Row.of("gv$ob_servers")
        .with("svr_ip", ip)
        .with("svr_port", PORT)
        .with("zone", zone)
        .with("sql_port", 2881L)
        .with("cpu_capacity", (long) shape.serverCpu())
        .with("cpu_capacity_max", (double) shape.serverCpu())
        .with("cpu_assigned", 0d)
        .with("cpu_assigned_max", 0d)
        .with("mem_capacity", memory)
        .with("mem_assigned", 0L)
        .with("log_disk_capacity", 4 * memory)
        .with("log_disk_assigned", 0L)
        .with("log_disk_in_use", 0L)
        .with("data_disk_capacity", 16 * memory)
        .with("data_disk_in_use", 0L)
        .with("data_disk_health_status", "NORMAL")
        .with("memory_limit", memory + 16 * GIB)
        .with("data_disk_allocated", 16 * memory);
  }

  private static void unitConfigs(Sql sql) {
    for (UnitConfig unit :
        List.of(
            new UnitConfig(1, "sys_unit_config", 1, 2 * GIB),
            new UnitConfig(1001, "unit1", 1, 2 * GIB),
            new UnitConfig(1002, "s1", 1, 2 * GIB),
            new UnitConfig(1003, "s2", 2, 4 * GIB),
            new UnitConfig(1004, "s4", 4, 8 * GIB),
            new UnitConfig(1005, "huge", 4096, 65536 * GIB))) {
      sql.insert(
          unit.row(
              Row.of("dba_ob_unit_configs")
                  .with("unit_config_id", unit.id())
                  .with("name", unit.name())
                  .with("create_time", Times.utc(BORN))
                  .with("modify_time", Times.utc(BORN))));
    }
  }

  private void tenant(Sql sql, long id, String name, String unit, List<String> poolNames) {
    boolean onePool = poolNames.size() == 1;
    for (int i = 0; i < poolNames.size(); i++) {
      List<String> zones = onePool ? ZONES : List.of(ZONES.get(i));
      pools.create(sql, new PoolRequest(poolNames.get(i), false, unit, 1, zones));
    }
    tenants.add(
        sql,
        new NewTenant(id, name, "NORMAL", "PRIMARY", LOCALITY, "RANDOM", 1, shape.version(), BORN));
    List<Pool> granted =
        poolNames.stream().map(pool -> Pool.find(sql, pool).orElseThrow()).toList();
    Grants.grant(sql, granted, id, BORN);
  }
}
