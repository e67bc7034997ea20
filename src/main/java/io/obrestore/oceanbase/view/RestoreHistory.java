package io.obrestore.oceanbase.view;

import io.obrestore.oceanbase.Scn;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of CDB_OB_RESTORE_HISTORY. Only the row with tenant id 1 says that the job is over, and
 * how. Of BACKUP_DEST only the places are kept.
 *
 * @param status SUCCESS or FAIL
 * @param comment OceanBase's own words on a failure; may quote a place
 * @param backupClusterVersion OceanBase's packed number
 */
public record RestoreHistory(
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
    @Nullable Instant finishTimestamp,
    String backupSetList,
    String backupPieceList,
    @Nullable Long backupClusterVersion,
    @Nullable Long lsCount,
    @Nullable Long finishLsCount,
    Amounts amounts,
    String description,
    String comment) {

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT TENANT_ID, JOB_ID, RESTORE_TENANT_NAME, RESTORE_TENANT_ID, BACKUP_TENANT_NAME,
                 BACKUP_TENANT_ID, BACKUP_CLUSTER_NAME, BACKUP_DEST, RESTORE_OPTION, {RESTORE_TYPE}, RESTORE_SCN,
                 RESTORE_SCN_DISPLAY, STATUS, START_TIMESTAMP, FINISH_TIMESTAMP, BACKUP_SET_LIST,
                 BACKUP_PIECE_LIST, BACKUP_CLUSTER_VERSION, LS_COUNT, FINISH_LS_COUNT,
                 {TABLET_COUNT}, {FINISH_TABLET_COUNT}, TOTAL_BYTES, TOTAL_BYTES_DISPLAY,
                 FINISH_BYTES, FINISH_BYTES_DISPLAY, DESCRIPTION, COMMENT
          FROM oceanbase.CDB_OB_RESTORE_HISTORY
          """);

  static final Function<Fields, RestoreHistory> MAPPER =
      row ->
          new RestoreHistory(
              row.number("TENANT_ID"),
              row.number("JOB_ID"),
              row.text("RESTORE_TENANT_NAME"),
              RestoreProgress.orZero(row.numberOrNull("RESTORE_TENANT_ID")),
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
              row.instantOrNull("FINISH_TIMESTAMP"),
              Places.withoutSecrets(row.text("BACKUP_SET_LIST")),
              Places.withoutSecrets(row.text("BACKUP_PIECE_LIST")),
              row.numberOrNull("BACKUP_CLUSTER_VERSION"),
              row.numberOrNull("LS_COUNT"),
              row.numberOrNull("FINISH_LS_COUNT"),
              Amounts.of(row),
              row.text("DESCRIPTION"),
              row.text("COMMENT"));

  /** Whether this is the job's own row, not the restored tenant's. */
  public boolean isJob() {
    return tenantId == 1;
  }

  /** Whether the job (or its tenant's part) succeeded. */
  public boolean succeeded() {
    return status.equals("SUCCESS");
  }
}
