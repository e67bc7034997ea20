package io.obrestore.oceanbase.view;

import io.obrestore.oceanbase.Scn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of CDB_OB_RESTORE_PROGRESS. The row with tenant id 1 is the job, the other one, once the
 * tenant exists, carries the counts. Of BACKUP_DEST only the places are kept.
 *
 * @param restoreTenantId 0 until the tenant exists
 * @param recoverProgress percent; null in the job's row and in older versions
 * @param restoreProgress percent; null until totals are known and in older versions
 * @param restoreScnDisplay in the server's zone
 * @param description the mark
 */
public record RestoreProgress(
    long tenantId,
    long jobId,
    String restoreTenantName,
    long restoreTenantId,
    String backupTenantName,
    String backupTenantId,
    String backupClusterName,
    Places places,
    String restoreOption,
    @Nullable String restoreType,
    @Nullable Scn restoreScn,
    @Nullable String restoreScnDisplay,
    String status,
    @Nullable Instant startTimestamp,
    String backupSetList,
    String backupPieceList,
    @Nullable Scn recoverScn,
    @Nullable String recoverScnDisplay,
    @Nullable BigDecimal recoverProgress,
    @Nullable BigDecimal restoreProgress,
    Amounts amounts,
    String description) {

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT TENANT_ID, JOB_ID, RESTORE_TENANT_NAME, RESTORE_TENANT_ID, BACKUP_TENANT_NAME,
                 BACKUP_TENANT_ID, BACKUP_CLUSTER_NAME, BACKUP_DEST, RESTORE_OPTION, {RESTORE_TYPE}, RESTORE_SCN,
                 RESTORE_SCN_DISPLAY, STATUS, START_TIMESTAMP, BACKUP_SET_LIST, BACKUP_PIECE_LIST,
                 {RECOVER_SCN}, {RECOVER_SCN_DISPLAY}, {RECOVER_PROGRESS}, {RESTORE_PROGRESS},
                 {TABLET_COUNT}, {FINISH_TABLET_COUNT}, TOTAL_BYTES, TOTAL_BYTES_DISPLAY,
                 FINISH_BYTES, FINISH_BYTES_DISPLAY, DESCRIPTION
          FROM oceanbase.CDB_OB_RESTORE_PROGRESS
          """);

  static final Function<Fields, RestoreProgress> MAPPER =
      row ->
          new RestoreProgress(
              row.number("TENANT_ID"),
              row.number("JOB_ID"),
              row.text("RESTORE_TENANT_NAME"),
              orZero(row.numberOrNull("RESTORE_TENANT_ID")),
              row.text("BACKUP_TENANT_NAME"),
              row.text("BACKUP_TENANT_ID"),
              row.text("BACKUP_CLUSTER_NAME"),
              Places.of(row.textOrNull("BACKUP_DEST")),
              row.text("RESTORE_OPTION"),
              row.textOrNull("RESTORE_TYPE"),
              row.scnOrNull("RESTORE_SCN"),
              row.displayOrNull("RESTORE_SCN_DISPLAY"),
              row.text("STATUS"),
              row.instantOrNull("START_TIMESTAMP"),
              Places.withoutSecrets(row.text("BACKUP_SET_LIST")),
              Places.withoutSecrets(row.text("BACKUP_PIECE_LIST")),
              row.scnOrNull("RECOVER_SCN"),
              row.displayOrNull("RECOVER_SCN_DISPLAY"),
              row.decimalOrNull("RECOVER_PROGRESS"),
              row.decimalOrNull("RESTORE_PROGRESS"),
              Amounts.of(row),
              row.text("DESCRIPTION"));

  static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  /** Whether this is the job's own row, not the restored tenant's. */
  public boolean isJob() {
    return tenantId == 1;
  }
}
