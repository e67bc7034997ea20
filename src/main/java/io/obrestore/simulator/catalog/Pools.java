package io.obrestore.simulator.catalog;

import io.obrestore.simulator.kernel.KernelErrors;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Resource pools and their units. Refusals are KernelExceptions, in the order of the kernel's
 * ob_unit_manager.cpp (check_resource_pool, then inner_create_resource_pool_).
 */
public final class Pools {
  private final KernelErrors errors;
  private final Ids ids;
  private final InstantSource clock;

  public Pools(KernelErrors errors, Ids ids, InstantSource clock) {
    this.errors = errors;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes a pool and places its units. */
  public void create(Sql sql, PoolRequest request) {
    List<String> zones = checkedZones(sql, request);
    UnitConfig unit =
        UnitConfig.find(sql, request.unit())
            .orElseThrow(() -> errors.raise("OB_RESOURCE_UNIT_NOT_EXIST", request.unit()));
    if (Pool.find(sql, request.name()).isEmpty()) {
      insert(sql, request, unit, zones);
    } else if (!request.ifNotExists()) {
      throw errors.raise("OB_RESOURCE_POOL_EXIST", request.name());
    }
  }

  private List<String> checkedZones(Sql sql, PoolRequest request) {
    List<String> all =
        sql.query("SELECT zone FROM oceanbase.dba_ob_zones ORDER BY zone", row -> row.getString(1));
    Set<String> seen = new HashSet<>();
    for (String zone : request.zones()) {
      if (!seen.add(zone)) {
        throw errors.raise("OB_ZONE_DUPLICATED", zone, request.zones());
      }
    }
    for (String zone : request.zones()) {
      if (!all.contains(zone)) {
        throw errors.raise("OB_ZONE_INFO_NOT_EXIST", zone);
      }
    }
    List<String> zones = request.zones().isEmpty() ? all : request.zones();
    for (String zone : zones) {
      if (ServerRoom.inZone(sql, zone).size() < request.unitNum()) {
        throw errors.raise("OB_UNIT_NUM_OVER_SERVER_COUNT");
      }
    }
    return zones;
  }

  private void insert(Sql sql, PoolRequest request, UnitConfig unit, List<String> zones) {
    long poolId = ids.nextPool();
    sql.insert(
        Row.of("dba_ob_resource_pools")
            .with("resource_pool_id", poolId)
            .with("name", request.name())
            .with("create_time", Times.utc(clock.instant()))
            .with("modify_time", Times.utc(clock.instant()))
            .with("unit_count", request.unitNum())
            .with("unit_config_id", unit.id())
            .with("zone_list", String.join(";", zones))
            .with("replica_type", "FULL"));
    for (String zone : zones) {
      place(sql, poolId, unit, zone, request.unitNum());
    }
    ServerRoom.recount(sql);
  }

  private void place(Sql sql, long poolId, UnitConfig unit, String zone, long unitNum) {
    List<ServerRoom> servers = ServerRoom.inZone(sql, zone);
    List<ServerRoom> holding = servers.stream().filter(server -> server.holds(unit)).toList();
    if (holding.size() < unitNum) {
      StringBuilder lacks = new StringBuilder();
      servers.stream()
          .filter(server -> !server.holds(unit))
          .forEach(server -> lacks.append(server.lack(unit)));
      throw errors.raise("OB_ZONE_RESOURCE_NOT_ENOUGH", zone, unitNum, lacks);
    }
    for (ServerRoom server : holding.subList(0, (int) unitNum)) {
      sql.insert(unitRow(poolId, unit, zone, server));
    }
  }

  private Row unitRow(long poolId, UnitConfig unit, String zone, ServerRoom server) {
    Row row =
        Row.of("dba_ob_units")
            .with("unit_id", ids.nextUnit())
            .with("status", "ACTIVE")
            .with("resource_pool_id", poolId)
            .with("unit_group_id", 0L)
            .with("create_time", Times.utc(clock.instant()))
            .with("modify_time", Times.utc(clock.instant()))
            .with("zone", zone)
            .with("svr_ip", server.ip())
            .with("svr_port", server.port())
            .with("manual_migrate", "NO")
            .with("unit_config_id", unit.id());
    return unit.row(row);
  }

  /** Drops a free pool and its units. */
  public void drop(Sql sql, String name, boolean ifExists) {
    Pool pool = Pool.find(sql, name).orElse(null);
    if (pool == null) {
      if (ifExists) {
        return;
      }
      throw errors.raise("OB_RESOURCE_POOL_NOT_EXIST", name);
    }
    if (pool.tenantId() != null) {
      throw errors.raise("OB_RESOURCE_POOL_ALREADY_GRANTED", name);
    }
    sql.update("DELETE FROM oceanbase.dba_ob_units WHERE resource_pool_id = ?", pool.id());
    sql.update("DELETE FROM oceanbase.dba_ob_resource_pools WHERE resource_pool_id = ?", pool.id());
    ServerRoom.recount(sql);
  }
}
