package io.obrestore.simulator.catalog;

import java.time.Instant;
import java.util.List;

/** Which pools belong to which tenant. GV$OB_UNITS shows only units that do. */
public final class Grants {
  private static final String SHOW_UNITS =
      """
      INSERT INTO oceanbase.`gv$ob_units`
             (svr_ip, svr_port, unit_id, tenant_id, zone, zone_type, region, max_cpu, min_cpu,
              memory_size, max_iops, min_iops, iops_weight, log_disk_size, log_disk_in_use,
              data_disk_in_use, status, create_time)
      SELECT u.svr_ip, u.svr_port, u.unit_id, u.tenant_id, u.zone, z.type, z.region, u.max_cpu,
             u.min_cpu, u.memory_size, u.max_iops, u.min_iops, u.iops_weight, u.log_disk_size, 0,
             0, 'NORMAL', u.create_time
        FROM oceanbase.dba_ob_units u JOIN oceanbase.dba_ob_zones z ON z.zone = u.zone
       WHERE u.tenant_id = ?
      """;

  private Grants() {}

  /** Gives free pools to a tenant. */
  public static void grant(Sql sql, List<Pool> pools, long tenantId, Instant now) {
    for (Pool pool : pools) {
      give(sql, pool, tenantId, now);
    }
    sql.update(SHOW_UNITS, tenantId);
  }

  private static void give(Sql sql, Pool pool, long tenantId, Instant now) {
    sql.update(
        "UPDATE oceanbase.dba_ob_resource_pools SET tenant_id = ?, modify_time = ?"
            + " WHERE resource_pool_id = ?",
        tenantId,
        Times.utc(now),
        pool.id());
    sql.update(
        "UPDATE oceanbase.dba_ob_units SET tenant_id = ?, modify_time = ?"
            + " WHERE resource_pool_id = ?",
        tenantId,
        Times.utc(now),
        pool.id());
  }

  /** Takes a tenant's pools back; they stay, free, with their units. */
  public static void revoke(Sql sql, long tenantId) {
    sql.update(
        "UPDATE oceanbase.dba_ob_resource_pools SET tenant_id = NULL WHERE tenant_id = ?",
        tenantId);
    sql.update("UPDATE oceanbase.dba_ob_units SET tenant_id = NULL WHERE tenant_id = ?", tenantId);
    sql.update("DELETE FROM oceanbase.`gv$ob_units` WHERE tenant_id = ?", tenantId);
  }
}
