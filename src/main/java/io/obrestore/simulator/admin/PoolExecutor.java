package io.obrestore.simulator.admin;

import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.PoolRequest;
import io.obrestore.simulator.kernel.KernelErrors;
import java.util.Locale;

/** CREATE and DROP RESOURCE POOL, after ObRootService::create_resource_pool. */
final class PoolExecutor {
  private final Catalog catalog;
  private final KernelErrors errors;

  PoolExecutor(Catalog catalog, KernelErrors errors) {
    this.catalog = catalog;
    this.errors = errors;
  }

  long create(KernelStatement.CreateResourcePool pool) {
    requireName(pool.name());
    String unit = pool.unit();
    if (unit == null || unit.isEmpty()) {
      throw errors.raise("OB_MISS_ARGUMENT", "unit");
    }
    if (pool.unitNum() <= 0) {
      throw errors.raise("OB_MISS_ARGUMENT", "unit_num");
    }
    String type = pool.replicaType();
    if (type != null && !type.toUpperCase(Locale.ROOT).equals("FULL")) {
      throw errors.raise(
          "OB_NOT_SUPPORTED", "replica_type of resource pool other than FULL replica");
    }
    PoolRequest request =
        new PoolRequest(pool.name(), pool.ifNotExists(), unit, pool.unitNum(), pool.zones());
    return catalog
        .database()
        .transaction(
            sql -> {
              catalog.pools().create(sql, request);
              return 0L;
            });
  }

  long drop(KernelStatement.DropResourcePool pool) {
    requireName(pool.name());
    return catalog
        .database()
        .transaction(
            sql -> {
              catalog.pools().drop(sql, pool.name(), pool.ifExists());
              return 0L;
            });
  }

  private void requireName(String name) {
    if (name.isEmpty()) {
      throw errors.raise("OB_MISS_ARGUMENT", "resource pool name");
    }
  }
}
