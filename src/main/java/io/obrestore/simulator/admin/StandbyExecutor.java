package io.obrestore.simulator.admin;

import io.obrestore.simulator.admin.KernelStatement.RecoverPoint;
import io.obrestore.simulator.catalog.Agenda;
import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.Pace;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.catalog.Tenant;
import io.obrestore.simulator.catalog.Tenants;
import io.obrestore.simulator.catalog.Times;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.restore.RestorePoint;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** ACTIVATE STANDBY and RECOVER STANDBY. */
final class StandbyExecutor {
  private static final String OWN = "sys";

  /** system_time_zone of the servers, in which RECOVER reads a time. */
  private static final ZoneOffset SERVER_ZONE = ZoneOffset.ofHours(8);

  private final Catalog catalog;
  private final Agenda agenda;
  private final KernelErrors errors;
  private final Pace pace;

  StandbyExecutor(Catalog catalog, Agenda agenda, KernelErrors errors, Pace pace) {
    this.catalog = catalog;
    this.agenda = agenda;
    this.errors = errors;
    this.pace = pace;
  }

  /** Answers before the role has changed. A primary is left as it is. */
  long activate(KernelStatement.ActivateStandby activate) {
    return catalog
        .database()
        .transaction(
            sql -> {
              Tenant tenant = userTenant(sql, activate.tenant());
              if (!"PRIMARY".equals(tenant.role())) {
                checkStandby(tenant, "failover to primary is");
                if (!activate.verify()) {
                  begin(sql, tenant.id());
                }
              }
              return 0L;
            });
  }

  private void begin(Sql sql, long tenantId) {
    Tenants tenants = catalog.tenants();
    tenants.switchover(sql, tenantId, "PREPARE FLASHBACK FOR FAILOVER TO PRIMARY", agenda.now());
    agenda.enter(
        agenda.now().plus(pace.part(5, Duration.ofSeconds(2))),
        later -> {
          tenants.role(later, tenantId, "PRIMARY", agenda.now());
          tenants.switchover(later, tenantId, "NORMAL", agenda.now());
          tenants.recoverUntil(later, tenantId, Tenants.UNLIMITED_SCN, agenda.now());
        });
    agenda.runDue(sql);
  }

  long recover(KernelStatement.RecoverStandby recover) {
    RecoverPoint point = recover.point();
    if (point == null) {
      throw errors.raise(
          "OB_INVALID_ARGUMENT", "restore until, should specify restore until point");
    }
    return catalog
        .database()
        .transaction(
            sql -> {
              long until = scn(point);
              Tenant tenant = userTenant(sql, recover.tenant());
              checkStandby(tenant, "recover is");
              if (until > 0) {
                catalog.tenants().recoverUntil(sql, tenant.id(), until, agenda.now());
              }
              return 0L;
            });
  }

  /** 0 for CANCEL, which leaves the log where it is. */
  private long scn(RecoverPoint point) {
    if (point instanceof RecoverPoint.Until until) {
      return scn(until.point());
    }
    return point instanceof RecoverPoint.Unlimited ? Tenants.UNLIMITED_SCN : 0;
  }

  private long scn(RestorePoint point) {
    if (point instanceof RestorePoint.Scn scn) {
      if (scn.value() <= 1) {
        throw errors.raise("OB_INVALID_ARGUMENT", "until scn, it should be positive integer");
      }
      return scn.value();
    }
    String literal = ((RestorePoint.Time) point).literal();
    try {
      return Times.scn(LocalDateTime.parse(literal.replace(' ', 'T')).toInstant(SERVER_ZONE));
    } catch (DateTimeParseException e) {
      throw errors.raise("OB_INVALID_DATE_VALUE", literal, "until time");
    }
  }

  private Tenant userTenant(Sql sql, @Nullable String named) {
    String name = named == null ? OWN : named;
    Tenant tenant =
        Tenant.find(sql, name).orElseThrow(() -> errors.raise("OB_TENANT_NOT_EXIST", name));
    if (!tenant.isUser()) {
      throw errors.raise("OB_OP_NOT_ALLOW", "only support user tenant, operation is");
    }
    if ("CREATING".equals(tenant.status()) || "DROPPING".equals(tenant.status())) {
      throw errors.raise("OB_OP_NOT_ALLOW", "Tenant is creating or dropping, current operation is");
    }
    return tenant;
  }

  private void checkStandby(Tenant tenant, String what) {
    if (!"STANDBY".equals(tenant.role()) || !"NORMAL".equals(tenant.status())) {
      throw errors.raise("OB_OP_NOT_ALLOW", "tenant role is not STANDBY, " + what);
    }
  }
}
