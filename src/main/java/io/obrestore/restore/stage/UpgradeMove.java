package io.obrestore.restore.stage;

import io.obrestore.oceanbase.view.TenantJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done about the upgrade of a tenant, by the jobs that are seen. Without I/O. */
sealed interface UpgradeMove {
  /**
   * The job of one that OceanBase took must be seen by then. It takes one that comes just before
   * another's begins, and never runs it: ob_upgrade_executor.cpp marks that it is busy only where
   * the job begins, and there refuses it without a row.
   */
  Duration UNSEEN = Duration.ofSeconds(60);

  /** RUN UPGRADE JOB. */
  record Send(long newest) implements UpgradeMove {}

  /** It runs, or is about to: look again later. */
  record LookAgain() implements UpgradeMove {}

  /** It failed. */
  record Failed(TenantJob job) implements UpgradeMove {}

  /**
   * One that this run has sent.
   *
   * @param newestBefore the id of the newest job then; 0 for none
   */
  record Sent(long newestBefore) {}

  /**
   * The next thing to do.
   *
   * @param jobs of the tenant
   * @param sent null while this run has sent none
   * @param since how long ago that was
   */
  static UpgradeMove of(List<TenantJob> jobs, @Nullable Sent sent, Duration since) {
    if (jobs.stream().anyMatch(job -> job.status().equals("INPROGRESS"))) {
      return new LookAgain();
    }
    long newest = jobs.stream().mapToLong(TenantJob::id).max().orElse(0);
    if (sent == null) {
      return new Send(newest);
    }
    Optional<TenantJob> failed =
        jobs.stream()
            .filter(job -> job.id() > sent.newestBefore() && job.status().equals("FAILED"))
            .findFirst();
    if (failed.isPresent()) {
      return new Failed(failed.get());
    }
    boolean lost = newest <= sent.newestBefore() && since.compareTo(UNSEEN) > 0;
    return lost ? new Send(newest) : new LookAgain();
  }
}
