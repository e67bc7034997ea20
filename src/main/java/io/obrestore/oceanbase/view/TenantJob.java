package io.obrestore.oceanbase.view;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of DBA_OB_TENANT_JOBS about the upgrade of a tenant.
 *
 * @param status INPROGRESS, SUCCESS or FAILED
 * @param resultCode OceanBase's own number, with its sign; null while it runs
 */
public record TenantJob(long id, String status, @Nullable Long resultCode) {

  static final ViewQuery UPGRADES =
      ViewQuery.of(
          """
          SELECT JOB_ID, JOB_STATUS, RESULT_CODE
          FROM oceanbase.DBA_OB_TENANT_JOBS
          WHERE JOB_TYPE = 'UPGRADE_ALL' AND TENANT_ID = ?
          ORDER BY JOB_ID DESC
          """);

  static final Function<Fields, TenantJob> MAPPER =
      row ->
          new TenantJob(
              row.number("JOB_ID"), row.text("JOB_STATUS"), row.numberOrNull("RESULT_CODE"));
}
