package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.Grants;
import io.obrestore.simulator.catalog.NewTenant;
import io.obrestore.simulator.catalog.Pool;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the tenant of a restore job, as CREATE_TENANT does. */
final class TenantMaker {
  private final Catalog catalog;
  private final KernelErrors errors;

  TenantMaker(Catalog catalog, KernelErrors errors) {
    this.catalog = catalog;
    this.errors = errors;
  }

  /**
   * Makes the tenant, STATUS CREATING, and grants it its pools.
   *
   * @param role null for a tenant that will not come further
   * @return its number; throws KernelException with 4650, 4626 or 4643 when it cannot be made
   */
  long make(Sql sql, JobFacts facts, @Nullable String role, Instant now) {
    List<Pool> pools = facts.options().pools().stream().map(name -> free(sql, name)).toList();
    String primaryZone = primaryZone(facts.options().primaryZone(), pools);
    long tenantId = catalog.ids().nextTenant();
    catalog
        .tenants()
        .add(
            sql,
            new NewTenant(
                tenantId,
                facts.tenant(),
                "CREATING",
                role,
                facts.locality(),
                primaryZone,
                pools.get(0).unitCount(),
                facts.source().backup().source().compatible(),
                now));
    catalog.tenants().status(sql, tenantId - 1, "CREATING", now);
    Grants.grant(sql, pools, tenantId, now);
    return tenantId;
  }

  private Pool free(Sql sql, String name) {
    Pool pool =
        Pool.find(sql, name).orElseThrow(() -> errors.raise("OB_RESOURCE_POOL_NOT_EXIST", name));
    if (pool.tenantId() != null) {
      throw errors.raise("OB_RESOURCE_POOL_ALREADY_GRANTED", name);
    }
    return pool;
  }

  private String primaryZone(@Nullable String wanted, List<Pool> pools) {
    if (wanted == null || wanted.toUpperCase(Locale.ROOT).equals("RANDOM")) {
      return "RANDOM";
    }
    List<String> zones = pools.stream().flatMap(pool -> pool.zones().stream()).toList();
    Pattern.compile("[;,]")
        .splitAsStream(wanted)
        .filter(zone -> !zones.contains(zone.strip()))
        .findFirst()
        .ifPresent(zone -> refuse(zone, zones));
    return wanted;
  }

  private void refuse(String zone, List<String> zones) throws KernelException {
    throw errors.raise("OB_PRIMARY_ZONE_NOT_IN_ZONE_LIST", zone, zones);
  }

  /** The CPUs a tenant has in one zone, in whole numbers. */
  static long cpus(Sql sql, long tenantId) {
    return sql.first(
            "SELECT max_cpu FROM oceanbase.dba_ob_units WHERE tenant_id = ?",
            row -> (long) row.getDouble(1),
            tenantId)
        .orElse(1L);
  }
}
