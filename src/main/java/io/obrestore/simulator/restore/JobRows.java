package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Row;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.catalog.Times;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * Writes CDB_OB_RESTORE_PROGRESS and CDB_OB_RESTORE_HISTORY: the row with TENANT_ID 1 is the job's,
 * the row with the restored tenant's number is that tenant's.
 */
final class JobRows {
  static final long SYS = 1;

  private static final String ONE = " WHERE tenant_id = ? AND job_id = ?";

  private final JobFacts facts;

  JobRows(JobFacts facts) {
    this.facts = facts;
  }

  /** The job's row in CREATE_TENANT. */
  void insertJob(Sql sql) {
    sql.insert(progress(SYS).with("restore_tenant_id", "0").with("status", "CREATE_TENANT"));
  }

  /** The tenant's row, its totals not known yet. */
  void insertTenant(Sql sql, long tenantId) {
    sql.insert(
        progress(tenantId)
            .with("restore_tenant_id", Long.toString(tenantId))
            .with("status", "RESTORING"));
    update(sql, tenantId, Progress.unknown());
  }

  private Row progress(long owner) {
    RestoreSource source = facts.source();
    return common(Row.of("cdb_ob_restore_progress"), owner)
        .with("backup_tenant_id", Long.toString(source.backup().source().tenantId()))
        .with("restore_scn", Long.toString(source.scn()));
  }

  private Row common(Row row, long owner) {
    RestoreSource source = facts.source();
    return row.with("tenant_id", owner)
        .with("job_id", facts.jobId())
        .with("restore_tenant_name", facts.tenant())
        .with("backup_tenant_name", source.backup().source().tenantName())
        .with("backup_cluster_name", source.backup().source().clusterName())
        .with("backup_dest", AccessKeys.encrypted(source.uris()))
        .with("restore_option", facts.options().raw())
        .with("restore_type", facts.type())
        .with("restore_scn_display", Times.display(source.scn()))
        .with("start_timestamp", Times.utc(facts.started()))
        .with("backup_set_list", place(source.dataUri()) + "/backup_set_" + source.set().id())
        .with(
            "backup_piece_list",
            source.archiveUris().stream()
                .map(uri -> place(uri) + "/piece_d1001r1p1")
                .collect(Collectors.joining(",")))
        .with("description", facts.description());
  }

  private static String place(String uri) {
    return SampleBackups.place(uri);
  }

  /** Sets STATUS of one row in progress. */
  void status(Sql sql, long owner, String status) {
    sql.update(
        "UPDATE oceanbase.cdb_ob_restore_progress SET status = ?" + ONE,
        status,
        owner,
        facts.jobId());
  }

  /** Says in the job's row which tenant it made. */
  void tenantMade(Sql sql, long tenantId) {
    sql.update(
        "UPDATE oceanbase.cdb_ob_restore_progress SET restore_tenant_id = ?" + ONE,
        Long.toString(tenantId),
        SYS,
        facts.jobId());
  }

  /** Sets the counts of the tenant's row. */
  void update(Sql sql, long tenantId, Progress progress) {
    sql.update(
        """
        UPDATE oceanbase.cdb_ob_restore_progress
           SET total_bytes = ?, total_bytes_display = ?, finish_bytes = ?,
               finish_bytes_display = ?, tablet_count = ?, finish_tablet_count = ?,
               restore_progress = ?, recover_scn = ?, recover_scn_display = ?, recover_progress = ?
         WHERE tenant_id = ? AND job_id = ?
        """,
        progress.totalBytes(),
        Progress.display(progress.totalBytes()),
        progress.finishedBytes(),
        Progress.display(progress.finishedBytes()),
        progress.totalTablets(),
        progress.finishedTablets(),
        progress.percent(),
        Times.unsigned(progress.recoverScn()),
        progress.recoverScn() <= 1 ? null : Times.display(progress.recoverScn()),
        progress.recovered(facts),
        tenantId,
        facts.jobId());
  }

  /**
   * Moves a row to the history.
   *
   * @param tenantId 0 when the job made none
   */
  void move(
      Sql sql,
      long owner,
      long tenantId,
      boolean success,
      String comment,
      Progress counts,
      Instant now) {
    remove(sql, owner);
    Row row =
        common(Row.of("cdb_ob_restore_history"), owner)
            .with("restore_tenant_id", tenantId)
            .with("backup_tenant_id", facts.source().backup().source().tenantId())
            .with("restore_scn", Times.unsigned(facts.source().scn()))
            .with("finish_timestamp", Times.utc(now))
            .with("status", success ? "SUCCESS" : "FAIL")
            .with("backup_cluster_version", version(facts.source().backup().source().compatible()))
            .with("comment", comment);
    sql.insert(counted(row, counts, success));
  }

  private static Row counted(Row row, Progress counts, boolean success) {
    return row.with("ls_count", 2L)
        .with("finish_ls_count", success ? 2L : 0L)
        .with("tablet_count", counts.totalTablets())
        .with("finish_tablet_count", counts.finishedTablets())
        .with("total_bytes", counts.totalBytes())
        .with("total_bytes_display", Progress.display(counts.totalBytes()))
        .with("finish_bytes", counts.finishedBytes())
        .with("finish_bytes_display", Progress.display(counts.finishedBytes()));
  }

  /** Takes a row out of progress. */
  void remove(Sql sql, long owner) {
    sql.update("DELETE FROM oceanbase.cdb_ob_restore_progress" + ONE, owner, facts.jobId());
  }

  /** What a tenant keeps of its restore goes with it. */
  static void tenantDropped(Sql sql, long tenantId) {
    sql.update("DELETE FROM oceanbase.cdb_ob_restore_progress WHERE tenant_id = ?", tenantId);
    sql.update("DELETE FROM oceanbase.cdb_ob_restore_history WHERE tenant_id = ?", tenantId);
  }

  /** A version such as 4.3.5.1 as the kernel's number: 32, 16, 8 and 8 bits. */
  private static long version(String text) {
    String[] parts = text.split("\\.", -1);
    long[] shifts = {32, 16, 8, 0};
    long number = 0;
    for (int i = 0; i < shifts.length; i++) {
      number |= Long.parseLong(parts[i]) << shifts[i];
    }
    return number;
  }
}
