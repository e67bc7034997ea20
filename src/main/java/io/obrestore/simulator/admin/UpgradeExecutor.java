package io.obrestore.simulator.admin;

import io.obrestore.simulator.catalog.Agenda;
import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.Pace;
import io.obrestore.simulator.catalog.Row;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.catalog.Tenant;
import io.obrestore.simulator.catalog.Times;
import io.obrestore.simulator.kernel.KernelErrors;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * RUN UPGRADE JOB: answers at once; later the tenants have the cluster's version, and a row of
 * DBA_OB_CLUSTER_EVENT_HISTORY says so for each (ob_upgrade_executor.cpp).
 */
final class UpgradeExecutor {
  private static final String ALL = "UPGRADE_ALL";
  private static final Set<String> ACTIONS =
      Set.of(
          ALL,
          "UPGRADE_BEGIN",
          "UPGRADE_SYSTEM_VARIABLE",
          "UPGRADE_SYSTEM_TABLE",
          "UPGRADE_VIRTUAL_SCHEMA",
          "UPGRADE_SYSTEM_PACKAGE",
          "UPGRADE_ALL_POST_ACTION",
          "UPGRADE_INSPECTION",
          "UPGRADE_END",
          "UPGRADE_FINISH");

  private final Catalog catalog;
  private final Agenda agenda;
  private final KernelErrors errors;
  private final Pace pace;

  UpgradeExecutor(Catalog catalog, Agenda agenda, KernelErrors errors, Pace pace) {
    this.catalog = catalog;
    this.agenda = agenda;
    this.errors = errors;
    this.pace = pace;
  }

  long run(KernelStatement.RunUpgradeJob run, String text) {
    String action = run.action().toUpperCase(Locale.ROOT);
    if (!ACTIONS.contains(action)) {
      throw errors.raise("OB_INVALID_ARGUMENT", "upgrade job");
    }
    return catalog
        .database()
        .transaction(
            sql -> {
              List<Tenant> tenants = tenants(sql, run.tenants());
              requireNoOther(sql);
              upgradable(tenants, takesAll(run.tenants()))
                  .forEach(tenant -> begin(sql, action, tenant, text));
              agenda.runDue(sql);
              return 0L;
            });
  }

  /** One job at a time in the whole cluster (can_execute); the kernel has no words of its own. */
  private void requireNoOther(Sql sql) {
    if (sql.exists(
        "SELECT 1 FROM oceanbase.dba_ob_tenant_jobs"
            + " WHERE job_status = 'INPROGRESS' AND job_type LIKE 'UPGRADE%'")) {
      throw errors.withMessage("OB_OP_NOT_ALLOW", "Operation not allowed now");
    }
  }

  /**
   * Who is upgraded, none of them where one cannot be (construct_tenant_ids_): that is found out
   * behind the statement's answer, and nothing tells of it.
   */
  private static List<Tenant> upgradable(List<Tenant> tenants, boolean all) {
    List<Tenant> wanted =
        all
            ? tenants.stream().filter(tenant -> !"STANDBY".equals(tenant.role())).toList()
            : tenants;
    return tenants.stream().allMatch(tenant -> "NORMAL".equals(tenant.status()))
            && wanted.stream().allMatch(tenant -> "PRIMARY".equals(tenant.role()))
        ? wanted
        : List.of();
  }

  private List<Tenant> tenants(Sql sql, List<String> names) {
    if (names.stream().map(name -> name.toLowerCase(Locale.ROOT)).anyMatch(this::isGroup)) {
      throw errors.raise(
          "OB_NOT_SUPPORTED", "use all_user/all_meta in 'ALTER SYSTEM RUN UPGRADE JOB' syntax is");
    }
    return takesAll(names)
        ? Tenant.all(sql)
        : names.stream().map(name -> tenant(sql, name)).toList();
  }

  private static boolean takesAll(List<String> names) {
    return names.isEmpty() || names.stream().anyMatch("all"::equalsIgnoreCase);
  }

  private boolean isGroup(String name) {
    return name.equals("all_user") || name.equals("all_meta");
  }

  private Tenant tenant(Sql sql, String name) {
    return Tenant.find(sql, name).orElseThrow(() -> errors.raise("OB_ERR_INVALID_TENANT_NAME"));
  }

  private void begin(Sql sql, String action, Tenant tenant, String text) {
    long jobId = catalog.ids().nextJob();
    sql.insert(
        Row.of("dba_ob_tenant_jobs")
            .with("job_id", jobId)
            .with("job_type", action)
            .with("job_status", "INPROGRESS")
            .with("progress", 0L)
            .with("start_time", Times.utc(agenda.now()))
            .with("modify_time", Times.utc(agenda.now()))
            .with("tenant_id", tenant.id())
            .with("sql_text", text)
            .with("rs_svr_ip", Catalog.rootServerIp())
            .with("rs_svr_port", Catalog.rootServerPort()));
    agenda.enter(
        agenda.now().plus(pace.part(10, Duration.ofSeconds(3))),
        later -> finish(later, action, tenant.id(), jobId));
  }

  private void finish(Sql sql, String action, long tenantId, long jobId) {
    Tenant tenant = Tenant.find(sql, tenantId).orElse(null);
    if (tenant == null) {
      end(sql, jobId, "FAILED", -errors.byName("OB_TENANT_NOT_EXIST").obCode());
      return;
    }
    if (action.equals(ALL)) {
      catalog.tenants().compatible(sql, tenantId, catalog.clusterVersion(), agenda.now());
    }
    event(sql, action, tenant);
    end(sql, jobId, "SUCCESS", 0);
  }

  private void event(Sql sql, String action, Tenant tenant) {
    String version = catalog.clusterVersion();
    sql.insert(
        Row.of("dba_ob_cluster_event_history")
            .with("timestamp", Times.utc(agenda.now()))
            .with("module", "UPGRADE")
            .with("event", action)
            .with("name1", "cluster_version")
            .with("value1", version)
            .with("name2", "build_version")
            .with("value2", version + "_101000042025031818-embedded")
            .with("name3", "target_data_version")
            .with("value3", version)
            .with("name4", "current_data_version")
            .with("value4", action.equals(ALL) ? version : tenant.compatible())
            .with("name5", "tenant_id")
            .with("value5", Long.toString(tenant.id()))
            .with("name6", "")
            .with("value6", "")
            .with("extra_info", ""));
  }

  private void end(Sql sql, long jobId, String status, long result) {
    sql.update(
        "UPDATE oceanbase.dba_ob_tenant_jobs SET job_status = ?, result_code = ?, progress = 100,"
            + " modify_time = ? WHERE job_id = ?",
        status,
        result,
        Times.utc(agenda.now()),
        jobId);
  }
}
