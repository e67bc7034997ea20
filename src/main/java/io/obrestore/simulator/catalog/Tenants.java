package io.obrestore.simulator.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes DBA_OB_TENANTS. */
public final class Tenants {
  /** The largest SCN there is: recover without end. */
  public static final long UNLIMITED_SCN = 4611686018427387903L;

  private static final long FIRST_USER = 1002;

  private final Parameters parameters;

  public Tenants(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Adds a tenant, for a user's tenant also its meta tenant, and their parameters. */
  public void add(Sql sql, NewTenant tenant) {
    boolean user = tenant.id() >= FIRST_USER;
    if (user) {
      long meta = tenant.id() - 1;
      sql.insert(row(tenant, meta, "META$" + tenant.id(), "META").with("tenant_role", "PRIMARY"));
      parameters.addTenant(sql, meta, tenant.compatible());
    }
    sql.insert(
        row(tenant, tenant.id(), tenant.name(), user ? "USER" : "SYS")
            .with("tenant_role", tenant.role()));
    parameters.addTenant(sql, tenant.id(), tenant.compatible());
  }

  private static Row row(NewTenant tenant, long id, String name, String type) {
    return Row.of("dba_ob_tenants")
        .with("tenant_id", id)
        .with("tenant_name", name)
        .with("tenant_type", type)
        .with("create_time", Times.utc(tenant.created()))
        .with("modify_time", Times.utc(tenant.created()))
        .with("primary_zone", tenant.primaryZone())
        .with("locality", tenant.locality())
        .with("compatibility_mode", "MYSQL")
        .with("status", tenant.status())
        .with("in_recyclebin", "NO")
        .with("locked", "NO")
        .with("switchover_status", "NORMAL")
        .with("switchover_epoch", 0L)
        .with("recovery_until_scn", Times.unsigned(UNLIMITED_SCN))
        .with("log_mode", "NOARCHIVELOG")
        .with("arbitration_service_status", "DISABLED")
        .with("unit_num", tenant.unitNum())
        .with("compatible", tenant.compatible())
        .with("max_ls_id", 1001L)
        .with("restore_data_mode", "NORMAL");
  }

  /** Sets STATUS of one tenant. */
  public void status(Sql sql, long id, String status, Instant now) {
    set(sql, id, "status", status, now);
  }

  /** Sets TENANT_ROLE of one tenant. */
  public void role(Sql sql, long id, @Nullable String role, Instant now) {
    set(sql, id, "tenant_role", role, now);
  }

  /** Sets SWITCHOVER_STATUS of one tenant. */
  public void switchover(Sql sql, long id, String status, Instant now) {
    set(sql, id, "switchover_status", status, now);
  }

  /** Sets RECOVERY_UNTIL_SCN of one tenant. */
  public void recoverUntil(Sql sql, long id, long scn, Instant now) {
    set(sql, id, "recovery_until_scn", Times.unsigned(scn), now);
  }

  /** Sets how far the log of a tenant was replayed. */
  public void replayed(Sql sql, long id, long scn, Instant now) {
    for (String column : List.of("sync_scn", "replayable_scn", "readable_scn")) {
      set(sql, id, column, Times.unsigned(scn), now);
    }
  }

  /** Sets COMPATIBLE of a tenant and of its meta tenant. */
  public void compatible(Sql sql, long id, String version, Instant now) {
    List<Long> both = id >= FIRST_USER ? List.of(id, id - 1) : List.of(id);
    for (long each : both) {
      set(sql, each, "compatible", version, now);
      parameters.set(sql, "compatible", version, each);
    }
  }

  private static void set(Sql sql, long id, String column, @Nullable Object value, Instant now) {
    sql.update(
        "UPDATE oceanbase.dba_ob_tenants SET "
            + column
            + " = ?, modify_time = ? WHERE tenant_id = ?",
        value,
        Times.utc(now),
        id);
  }

  /** Takes a user's tenant away, its meta tenant too; its pools become free and stay. */
  public void drop(Sql sql, long id) {
    for (long each : List.of(id, id - 1)) {
      sql.update("DELETE FROM oceanbase.dba_ob_tenants WHERE tenant_id = ?", each);
      parameters.dropTenant(sql, each);
    }
    Grants.revoke(sql, id);
  }
}
