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
  private static final String NO_JOB = "No restore job is known to follow";

  private final StageScope scope;
  private final ThreadScore score;
  private final StallWatch stall;
  private @Nullable JobWatch watch;
  private @Nullable UndoRun undo;

  WaitRestoreFinishRun(StageScope scope) {
    this.scope = scope;
    this.score = new ThreadScore(scope);
    this.stall = new StallWatch(scope.tools().nanoTime());
  }

  @Override
  public Uni<Next> step() {
    var undoing = undo;
    if (undoing != null) {
      return undoing.step().chain(this::undone);
    }
    Long jobId = scope.facts().jobId();
    if (jobId == null) {
      return FoundJob.byMark(scope.views().restores(), scope.attempt().mark())
          .chain(found -> found.isPresent() ? follow(found.get()) : lost(NO_JOB));
    }
    if (watch == null) {
      scope.context().log("Following restore job " + jobId);
      watch = scope.tools().poller().watch(jobId, scope.context()::wake);
    }
    return look(jobId, watch.sight());
  }

  /** The start was passed over, but had begun. */
  private Uni<Next> follow(FoundJob job) {
    return scope
        .record(scope.facts().withJob(job.jobId()).followedIn(execution()))
        .replaceWith(new Next.Wait(Duration.ZERO));
  }

  private Uni<Next> look(long jobId, JobSight sight) {
    if (sight instanceof JobSight.Ended ended) {
      return ended.job().succeeded() ? succeeded(ended.job()) : failed(ended.job());
    }
    if (sight instanceof JobSight.Running running) {
      stall.see(running.rows(), scope.context()::log);
      return follows().chain(() -> score.set(running)).replaceWith(new Next.Wait(SAFETY_NET));
    }
    return sight instanceof JobSight.Missing missing
            && missing.lasting().compareTo(GIVE_UP_MISSING) >= 0
        ? lost(
            "Restore job "
                + jobId
                + " stands neither in the progress view nor in the history: its outcome is unknown")
        : StageScope.next(new Next.Wait(SAFETY_NET));
  }

  /** From now on a failure of the job is news to this execution, and is to be told by it. */
  private Uni<Void> follows() {
    return scope.record(scope.facts().followedIn(execution()));
  }

  private int execution() {
    return scope.context().dag().node().executeTimes();
  }

  /** Whether an earlier execution told it, or was stopped before: this one is to mend it. */
  private boolean isOld() {
    Integer followedIn = scope.facts().followedIn();
    return followedIn != null && followedIn != execution();
  }

  private Uni<Next> lost(String reason) {
    return isOld()
        ? begin(reason)
        : follows()
            .replaceWith(new Next.Failed(List.of(reason), scope.context().dag().leftovers()));
  }

  /** RETRY of what cannot be waited for any more: all of it is taken back, then a new attempt. */
  private Uni<Next> begin(String why) {
    scope.context().log(why + "; it is undone before a new attempt");
    undo = new UndoRun(scope, false);
    return StageScope.next(new Next.Wait(Duration.ZERO));
  }

  private Uni<Next> undone(Next next) {
    return next instanceof Next.Done
        ? scope
            .context()
            .record(null, RunSession.NONE, false)
            .map(clean -> new Next.Rewind(clean.stage() - 1, true, List.of("A new attempt begins")))
        : StageScope.next(next);
  }

  private Uni<Next> succeeded(RestoreHistory job) {
    scope.context().log("Restore job " + job.jobId() + " ended with SUCCESS");
    return score
        .putBack(job.restoreTenantId())
        .invoke(scope.session()::close)
        .chain(() -> StageScope.done(scope.facts().withTenant(job.restoreTenantId())));
  }

  private Uni<Next> failed(RestoreHistory job) {
    if (isOld()) {
      // the earlier execution may have been stopped before it could tell
      scope.context().log(scope.masked(comment(job)));
      return begin("Restore job " + job.jobId() + " has failed");
    }
    return follows()
        .chain(() -> score.putBack(job.restoreTenantId()))
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
