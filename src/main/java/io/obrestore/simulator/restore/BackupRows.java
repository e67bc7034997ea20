package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Row;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.catalog.Times;
import java.time.LocalDateTime;

/** Lists a backup this cluster made in CDB_OB_BACKUP_SET_FILES and CDB_OB_ARCHIVELOG. */
final class BackupRows {
  private static final long FIRST_DEST = 1001;

  private BackupRows() {}

  static void insert(Sql sql, SampleBackups backups) {
    long dest = FIRST_DEST;
    for (SampleBackup backup : backups.all()) {
      if (backup.source().ownCluster()) {
        dest = insert(sql, backup, dest);
      }
    }
  }

  private static long insert(Sql sql, SampleBackup backup, long firstDest) {
    long dest = firstDest;
    for (BackupSet set : backup.sets()) {
      sql.insert(set(backup, set, dest));
    }
    dest++;
    for (int i = 0; i < backup.archiveUris().size(); i++) {
      for (ArchiveRound round : backup.rounds()) {
        sql.insert(round(backup, round, dest).with("path", backup.archiveUris().get(i)));
      }
      dest++;
    }
    return dest;
  }

  private static Row set(SampleBackup backup, BackupSet set, long dest) {
    SampleBackup.Size size = backup.size();
    boolean encrypted = !backup.passwords().isEmpty();
    return Row.of("cdb_ob_backup_set_files")
        .with("tenant_id", backup.source().tenantId())
        .with("backup_set_id", set.id())
        .with("dest_id", dest)
        .with("incarnation", 1L)
        .with("backup_type", set.isFull() ? "FULL" : "INC")
        .with("prev_full_backup_set_id", set.previousFull())
        .with("prev_inc_backup_set_id", set.previousIncremental())
        .with("start_timestamp", Times.display(set.startReplayScn()))
        .with("end_timestamp", Times.display(set.minRestoreScn()))
        .with("status", "SUCCESS")
        .with("file_status", "AVAILABLE")
        .with("elapsed_secondes", (set.minRestoreScn() - set.startReplayScn()) / 1_000_000_000L)
        .with("plus_archivelog", "OFF")
        .with("start_replay_scn", Times.unsigned(set.startReplayScn()))
        .with("start_replay_scn_display", Times.display(set.startReplayScn()))
        .with("min_restore_scn", Times.unsigned(set.minRestoreScn()))
        .with("min_restore_scn_display", Times.display(set.minRestoreScn()).toString())
        .with("input_bytes", size.bytes())
        .with("output_bytes", size.bytes())
        .with("tablet_count", size.tablets())
        .with("finish_tablet_count", size.tablets())
        .with("result", 0L)
        .with("comment", "")
        .with("encryption_mode", encrypted ? "PASSWORD" : "NONE")
        .with("passwd", "")
        .with("tenant_compatible", backup.source().compatible())
        .with("backup_compatible", 4L)
        .with("path", backup.dataUri())
        .with("cluster_version", backup.source().compatible())
        .with("consistent_scn", Times.unsigned(set.startReplayScn()));
  }

  private static Row round(SampleBackup backup, ArchiveRound round, long dest) {
    LocalDateTime start = Times.display(round.startScn());
    LocalDateTime checkpoint = Times.display(round.checkpointScn());
    return Row.of("cdb_ob_archivelog")
        .with("tenant_id", backup.source().tenantId())
        .with("dest_id", dest)
        .with("round_id", round.id())
        .with("incarnation", 1L)
        .with("dest_no", 0L)
        .with("status", round.stopped() ? "STOP" : "DOING")
        .with("start_scn", Times.unsigned(round.startScn()))
        .with("start_scn_display", start)
        .with("checkpoint_scn", Times.unsigned(round.checkpointScn()))
        .with("checkpoint_scn_display", checkpoint)
        .with("compatible", 1L)
        .with("base_piece_id", 1L)
        .with("used_piece_id", 1L)
        .with("piece_switch_interval", 86_400_000_000L)
        .with("unit_size", 16_384L)
        .with("compression", "none")
        .with("input_bytes", backup.size().bytes() / 10)
        .with("output_bytes", backup.size().bytes() / 10)
        .with("comment", "");
  }
}
