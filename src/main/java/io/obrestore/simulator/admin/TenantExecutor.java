package io.obrestore.simulator.admin;

import io.obrestore.simulator.admin.KernelStatement.DropMode;
import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.catalog.Tenant;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.restore.RestoreJobs;
import java.time.InstantSource;

/** DROP TENANT and CANCEL RESTORE, after ObTenantDDLService::drop_tenant. */
final class TenantExecutor {
  private final Catalog catalog;
  private final RestoreJobs jobs;
  private final InstantSource clock;
  private final KernelErrors errors;

  TenantExecutor(Catalog catalog, RestoreJobs jobs, InstantSource clock, KernelErrors errors) {
    this.catalog = catalog;
    this.jobs = jobs;
    this.clock = clock;
    this.errors = errors;
  }

  long drop(KernelStatement.DropTenant drop) {
    return catalog.database().transaction(sql -> drop(sql, drop));
  }

  private long drop(Sql sql, KernelStatement.DropTenant drop) {
    Tenant tenant = Tenant.find(sql, drop.tenant()).orElse(null);
    if (tenant == null) {
      if (drop.ifExists()) {
        return 0;
      }
      throw errors.raise("OB_TENANT_NOT_EXIST", drop.tenant());
    }
    if (!tenant.isUser()) {
      throw errors.raise("OB_NOT_SUPPORTED", "drop a tenant that is not a user's");
    }
    if (drop.mode() == DropMode.FORCE) {
      remove(sql, tenant);
    } else {
      delay(sql, tenant);
    }
    return 0;
  }

  /** Later, by a collector that is not simulated: the tenant stays, DROPPING. */
  private void delay(Sql sql, Tenant tenant) {
    if (!"NORMAL".equals(tenant.status())) {
      throw errors.raise("OB_NOT_SUPPORTED", "should drop tenant force, delay drop tenant");
    }
    catalog.tenants().status(sql, tenant.id(), "DROPPING", clock.instant());
  }

  private void remove(Sql sql, Tenant tenant) {
    catalog.tenants().drop(sql, tenant.id());
    jobs.tenantDropped(sql, tenant.id());
  }

  long cancelRestore(KernelStatement.CancelRestore cancel) {
    return catalog
        .database()
        .transaction(
            sql -> {
              Tenant tenant =
                  Tenant.find(sql, cancel.tenant())
                      .orElseThrow(() -> errors.raise("OB_TENANT_NOT_EXIST", cancel.tenant()));
              if (!tenant.isRestore()) {
                throw errors.raise("OB_OP_NOT_ALLOW", "Cancel tenant not in restore is");
              }
              remove(sql, tenant);
              return 0L;
            });
  }
}
