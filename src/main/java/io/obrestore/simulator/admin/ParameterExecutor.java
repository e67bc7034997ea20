package io.obrestore.simulator.admin;

import io.obrestore.simulator.admin.KernelStatement.ParameterSetting;
import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.catalog.Tenant;
import io.obrestore.simulator.kernel.KernelErrors;
import java.util.regex.Pattern;

/** ALTER SYSTEM SET, after ObAdminSetConfig::verify_config. */
final class ParameterExecutor {
  private static final long SYS = 1;
  private static final int HIGHEST_SCORE = 100;
  private static final Pattern SMALL_INTEGER = Pattern.compile("[0-9]{1,9}");

  private final Catalog catalog;
  private final KernelErrors errors;

  ParameterExecutor(Catalog catalog, KernelErrors errors) {
    this.catalog = catalog;
    this.errors = errors;
  }

  /** All of them or none. */
  long set(KernelStatement.SetParameters set) {
    return catalog
        .database()
        .transaction(
            sql -> {
              set.settings().forEach(setting -> set(sql, setting));
              return 0L;
            });
  }

  private void set(Sql sql, ParameterSetting setting) {
    String value = setting.value() == null ? "" : setting.value();
    String tenant = setting.tenant();
    if (!known(sql, setting.name())) {
      throw errors.raise("OB_ERR_SYS_CONFIG_UNKNOWN");
    }
    long tenantId = tenant == null ? SYS : tenantId(sql, tenant);
    check(setting.name(), value);
    int servers = catalog.parameters().set(sql, setting.name(), value, tenantId);
    if (servers == 0) {
      catalog.parameters().setCluster(sql, setting.name(), value);
    }
  }

  private static boolean known(Sql sql, String name) {
    return sql.exists("SELECT 1 FROM oceanbase.`gv$ob_parameters` WHERE name = ?", name);
  }

  /** A tenant takes parameters once its meta tenant works, which keeps them. */
  private long tenantId(Sql sql, String name) {
    Tenant tenant =
        Tenant.find(sql, name).orElseThrow(() -> errors.raise("OB_ERR_INVALID_TENANT_NAME"));
    long keeper = tenant.isUser() ? tenant.id() - 1 : tenant.id();
    if (Tenant.find(sql, keeper).filter(meta -> "NORMAL".equals(meta.status())).isEmpty()) {
      throw errors.raise("OB_ERR_INVALID_TENANT_NAME");
    }
    return tenant.id();
  }

  private void check(String name, String value) {
    if (name.equals("ha_high_thread_score")
        && (!SMALL_INTEGER.matcher(value).matches() || Integer.parseInt(value) > HIGHEST_SCORE)) {
      throw errors.raise("OB_INVALID_CONFIG", "Invalid config");
    }
  }
}
