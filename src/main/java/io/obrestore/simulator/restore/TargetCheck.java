package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Pool;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.catalog.Tenant;
import io.obrestore.simulator.kernel.KernelErrors;
import java.util.List;

/**
 * Looks at what is to be restored into, after ObRootService::check_restore_tenant_valid. Whether
 * the pools are free and the primary zone is one of theirs is found out in CREATE_TENANT only.
 */
final class TargetCheck {
  private final KernelErrors errors;

  TargetCheck(KernelErrors errors) {
    this.errors = errors;
  }

  /** The tenant's locality; throws KernelException with 4179, 4650 or 1210. */
  String check(Sql sql, String tenant, RestoreOptions options) {
    if (Tenant.find(sql, tenant).isPresent()) {
      throw errors.raise("OB_OP_NOT_ALLOW", "restore tenant with existed tenant name is");
    }
    List<String> zones =
        options.pools().stream()
            .map(name -> pool(sql, name))
            .flatMap(pool -> pool.zones().stream())
            .distinct()
            .sorted()
            .toList();
    String locality = options.locality();
    return locality == null
        ? Locality.full(zones)
        : Locality.normal(locality, zones)
            .orElseThrow(() -> errors.raise("OB_INVALID_ARGUMENT", "locality"));
  }

  private Pool pool(Sql sql, String name) {
    return Pool.find(sql, name).orElseThrow(() -> errors.raise("OB_RESOURCE_POOL_NOT_EXIST", name));
  }
}
