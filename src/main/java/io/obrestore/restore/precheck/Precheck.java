package io.obrestore.restore.precheck;

import io.obrestore.oceanbase.backup.ObAdminException;
import io.obrestore.oceanbase.view.JobFilter;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.Admission;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.Version;
import io.obrestore.restore.message.Message;
import io.obrestore.restore.source.BackupContents;
import io.obrestore.restore.source.BackupPlace;
import io.obrestore.restore.source.BackupSources;
import io.obrestore.restore.source.UnknownBackupException;
import io.obrestore.restore.validation.PointCheck;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells what would become of a restore, and changes nothing. Fails with an OceanBaseException when
 * OceanBase cannot be asked.
 */
public final class Precheck {
  private static final int JOBS_LOOKED_AT = 50;
  private static final String PLACE = "data_backup_uri";

  private final Admission admission;
  private final Views views;
  private final BackupSources sources;
  private final Supplier<String> storeId;

  /**
   * @param admission what the restore itself is held against
   * @param views of the cluster
   * @param sources of the backup
   * @param storeId of the store, once it is open
   */
  public Precheck(
      Admission admission, Views views, BackupSources sources, Supplier<String> storeId) {
    this.admission = admission;
    this.views = views;
    this.sources = sources;
    this.storeId = storeId;
  }

  /** Of a request that satisfies every rule on the request alone. */
  public Uni<Prechecked> run(RestoreRequest request) {
    var secrets = request.secrets();
    var place = new BackupPlace(secrets.dataBackupUri(), secrets.archiveLogUri());
    return Uni.combine()
        .all()
        .unis(
            admission.checkWithRoom(request),
            backup(request, place),
            views.cluster().version().map(Version::of),
            views.cluster().unitConfigs(),
            views.cluster().capacities(),
            succeeded())
        .with(
            (faults, backup, version, configs, servers, history) -> {
              var findings = new ArrayList<>(faults.stream().map(Finding::of).toList());
              findings.addAll(backup.findings());
              backup
                  .contents()
                  .ifPresent(known -> findings.addAll(BackupFindings.of(request, known, version)));
              return new Prechecked(
                  findings,
                  ServerRoom.of(request, configs, servers),
                  backup.contents().map(BackupContents::windows).orElse(List.of()),
                  Estimate.of(place, history),
                  plan(request, faults.isEmpty(), backup, version));
            });
  }

  /** What cannot be sent as it is has no plan. */
  private List<PlannedStatement> plan(
      RestoreRequest request, boolean sound, Backup backup, Version cluster) {
    return sound
        ? PlannedStatement.of(
            request,
            storeId.get(),
            backup.contents().filter(known -> known.isOlderThan(cluster)).isPresent())
        : List.of();
  }

  private Uni<List<RestoreHistory>> succeeded() {
    return views.restores().endedJobs(JobFilter.succeeded(), 0, JOBS_LOOKED_AT);
  }

  /** What is known of the backup, or why nothing is. */
  private record Backup(Optional<BackupContents> contents, List<Finding> findings) {}

  private Uni<Backup> backup(RestoreRequest request, BackupPlace place) {
    return sources
        .contents(place)
        .map(known -> new Backup(Optional.of(known), List.of()))
        .onFailure(UnknownBackupException.class)
        .recoverWithUni(failure -> unknown(request, unread(failure)))
        .onFailure(ObAdminException.class)
        .recoverWithUni(
            failure ->
                unknown(request, Remark.UNREADABLE.with(String.valueOf(failure.getMessage()))));
  }

  private static Message unread(Throwable failure) {
    return failure instanceof UnknownBackupException unknown && unknown.dataKnown()
        ? Remark.NOBODY_READS_LOG.with()
        : Remark.NOBODY_READS.with();
  }

  /** What the restore's own check knows of the point all the same. */
  private Uni<Backup> unknown(RestoreRequest request, Message why) {
    var warning = Finding.warning("Environment.WithoutObAdmin", PLACE, why);
    return PointCheck.run(views.backups(), request)
        .map(fault -> Stream.concat(Stream.of(warning), fault.map(Finding::of).stream()).toList())
        .map(findings -> new Backup(Optional.empty(), findings));
  }
}
