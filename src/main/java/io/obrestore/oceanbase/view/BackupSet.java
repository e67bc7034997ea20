package io.obrestore.oceanbase.view;

import io.obrestore.oceanbase.Scn;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of CDB_OB_BACKUP_SET_FILES: a backup set this cluster made.
 *
 * @param type FULL or INC
 * @param previousFull the full set it builds on; 0 if none
 * @param previousIncrement the incremental set it builds on; 0 if none
 * @param status DOING, SUCCESS or FAILED
 * @param fileStatus AVAILABLE, COPYING, INCOMPLETE, DELETING, EXPIRED, BROKEN or DELETED
 * @param encryptionMode one of {@link #ENCRYPTION_MODES}
 * @param plusArchivelog whether the set has its own log, so that it can be restored without an
 *     archive, to its own point
 * @param path where it is; may hold secrets
 */
public record BackupSet(
    long tenantId,
    long id,
    String type,
    long previousFull,
    long previousIncrement,
    String status,
    String fileStatus,
    boolean plusArchivelog,
    @Nullable Scn startReplayScn,
    @Nullable Scn minRestoreScn,
    String encryptionMode,
    String tenantCompatible,
    String clusterVersion,
    String path) {

  /** As the kernel numbers them (ob_encryption_util.h). */
  public static final List<String> ENCRYPTION_MODES =
      List.of(
          "NONE",
          "PASSWORD",
          "PASSWORD_ENCRYPTION",
          "TRANSPARENT_ENCRYPTION",
          "DUAL_MODE_ENCRYPTION");

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT TENANT_ID, BACKUP_SET_ID, BACKUP_TYPE, PREV_FULL_BACKUP_SET_ID,
                 PREV_INC_BACKUP_SET_ID, STATUS, FILE_STATUS, PLUS_ARCHIVELOG, START_REPLAY_SCN,
                 MIN_RESTORE_SCN, ENCRYPTION_MODE, TENANT_COMPATIBLE, CLUSTER_VERSION, PATH
          FROM oceanbase.CDB_OB_BACKUP_SET_FILES
          """);

  static final Function<Fields, BackupSet> MAPPER =
      row ->
          new BackupSet(
              row.number("TENANT_ID"),
              row.number("BACKUP_SET_ID"),
              row.text("BACKUP_TYPE"),
              RestoreProgress.orZero(row.numberOrNull("PREV_FULL_BACKUP_SET_ID")),
              RestoreProgress.orZero(row.numberOrNull("PREV_INC_BACKUP_SET_ID")),
              row.text("STATUS"),
              row.text("FILE_STATUS"),
              row.text("PLUS_ARCHIVELOG").equals("ON"),
              row.scnOrNull("START_REPLAY_SCN"),
              row.scnOrNull("MIN_RESTORE_SCN"),
              row.text("ENCRYPTION_MODE"),
              row.text("TENANT_COMPATIBLE"),
              row.text("CLUSTER_VERSION"),
              row.text("PATH"));

  /** Whether it is good for a restore. */
  public boolean usable() {
    return status.equals("SUCCESS") && fileStatus.equals("AVAILABLE");
  }

  /** Whether it opens with a password only. */
  public boolean needsPassword() {
    return encryptionMode.contains("PASSWORD") || encryptionMode.equals("DUAL_MODE_ENCRYPTION");
  }

  /** Whether it opens with the source tenant's encryption keys only. */
  public boolean needsKeys() {
    return encryptionMode.equals("TRANSPARENT_ENCRYPTION")
        || encryptionMode.equals("DUAL_MODE_ENCRYPTION");
  }

  /** Without the path: it may hold access keys. */
  @Override
  public String toString() {
    return "BackupSet[tenantId=" + tenantId + ", id=" + id + ", type=" + type + "]";
  }
}
