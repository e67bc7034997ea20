package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.StageRun;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.restore.progress.JobSight;
import io.obrestore.restore.progress.JobWatch;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of {@link WaitRestoreFinish}. Woken by the poller; its own tick is only a safety net. */
final class WaitRestoreFinishRun implements StageRun {
  private static final Duration SAFETY_NET = Duration.ofSeconds(10);
  private static final Duration GIVE_UP_MISSING = Duration.ofSeconds(60);

  private final StageScope scope;
  private final ThreadScore score;
  private final StallWatch stall;
  private @Nullable JobWatch watch;

  WaitRestoreFinishRun(StageScope scope) {
    this.scope = scope;
    this.score = new ThreadScore(scope);
    this.stall = new StallWatch(scope.tools().nanoTime());
  }

  @Override
  public Uni<Next> step() {
    Long jobId = scope.facts().jobId();
    if (jobId == null) {
      return StageScope.next(
          new Next.Failed(
              List.of("No restore job is known to follow"), scope.context().dag().leftovers()));
    }
    if (watch == null) {
      scope.context().log("Following restore job " + jobId);
      watch = scope.tools().poller().watch(jobId, scope.context()::wake);
    }
    return look(jobId, watch.sight());
  }

  private Uni<Next> look(long jobId, JobSight sight) {
    if (sight instanceof JobSight.Ended ended) {
      return ended.job().succeeded() ? succeeded(ended.job()) : failed(ended.job());
    }
    if (sight instanceof JobSight.Running running) {
      stall.see(running.rows(), scope.context()::log);
      return score.set(running).replaceWith(new Next.Wait(SAFETY_NET));
    }
    if (sight instanceof JobSight.Missing missing
        && missing.lasting().compareTo(GIVE_UP_MISSING) >= 0) {
      return StageScope.next(
          new Next.Failed(
              List.of(
                  "Restore job "
                      + jobId
                      + " stands neither in the progress view nor in the history: its outcome is unknown"),
              true));
    }
    return StageScope.next(new Next.Wait(SAFETY_NET));
  }

  private Uni<Next> succeeded(RestoreHistory job) {
    scope.context().log("Restore job " + job.jobId() + " ended with SUCCESS");
    return score
        .putBack(job.restoreTenantId())
        .chain(() -> scope.record(scope.facts().withTenant(job.restoreTenantId())))
        .invoke(scope.session()::close)
        .chain(StageScope::done);
  }

  private Uni<Next> failed(RestoreHistory job) {
    return score
        .putBack(job.restoreTenantId())
        .chain(() -> FailureReport.lines(scope, job))
        .map(lines -> StageScope.failed(lines, scope.masked(comment(job)), true));
  }

  private static String comment(RestoreHistory job) {
    return job.comment().isBlank()
        ? "Restore job " + job.jobId() + " ended with " + job.status() + " and without a comment"
        : job.comment();
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
    scope.session().close();
  }
}
