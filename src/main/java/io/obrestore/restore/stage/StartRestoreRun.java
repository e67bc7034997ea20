package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.StageRun;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.session.AdministrationSession;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.restore.RestoreStatements;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@link StartRestore}. Looks for the job before everything else, so it may be anybody's
 * second run.
 */
final class StartRestoreRun implements StageRun {
  private static final Duration SLOT_PAUSE = Duration.ofMillis(250);

  /** A job that RESTORE says it made must be seen by then. */
  private static final Duration MADE_BUT_UNSEEN = Duration.ofSeconds(60);

  /** With pauses of up to two seconds: about a minute. */
  private static final int HELD_POOL_LOOKS = 30;

  private final StageScope scope;
  private final AttemptPools pools;
  private final Backoff backoff = new Backoff();
  private volatile RestoreAnswer answer = new RestoreAnswer.NotSent();
  private boolean nobodyCanHaveSent;
  private boolean waitsForSlot;
  private boolean outcomeWasUnknown;
  private int looksAtHeldPool;
  private long answeredAt;

  StartRestoreRun(StageScope scope) {
    this.scope = scope;
    this.pools = new AttemptPools(scope);
    // noted before the first statement: an earlier run may have sent RESTORE and died
    this.outcomeWasUnknown = scope.context().dag().leftovers();
  }

  @Override
  public Uni<Next> step() {
    return scope
        .session()
        .alone()
        .chain(alone -> alone ? attempt() : StageScope.next(backoff.pause()));
  }

  private Uni<Next> attempt() {
    if (needsNewAttempt()) {
      // the number is stored before the first statement, so nobody has sent anything under it
      return scope
          .context()
          .beginAttempt()
          .invoke(dag -> nobodyCanHaveSent = true)
          .chain(dag -> look());
    }
    return look();
  }

  /** The first run, and a RETRY after a refusal that left nothing; never a takeover. */
  private boolean needsNewAttempt() {
    Integer refusedIn = scope.facts().refusedIn();
    return scope.context().dag().attempt() == 0
        || (refusedIn != null && refusedIn < scope.context().dag().node().executeTimes());
  }

  private Uni<Next> look() {
    var answered = answer;
    if (nobodyCanHaveSent) {
      return act(answered);
    }
    return FoundJob.byMark(scope.views().restores(), scope.attempt().mark())
        .chain(job -> job.isPresent() ? found(job.get()) : act(answered));
  }

  private Uni<Next> found(FoundJob job) {
    var facts = scope.facts().withJob(job.jobId()).followedIn(nextExecution());
    scope.session().close();
    scope.context().log("OceanBase's restore job is " + job.jobId());
    var known = job.tenantId() == 0 ? facts : facts.withTenant(job.tenantId());
    return scope.context().giveStartSlot().chain(() -> StageScope.done(known));
  }

  /** Of the wait, which follows. */
  private int nextExecution() {
    var dag = scope.context().dag();
    return dag.nodes().get(dag.stage()).executeTimes() + 1;
  }

  private Uni<Next> act(RestoreAnswer answered) {
    if (answered instanceof RestoreAnswer.NotSent) {
      return start();
    }
    if (answered instanceof RestoreAnswer.SendAgain) {
      answer = new RestoreAnswer.NotSent();
      return StageScope.next(backoff.pause());
    }
    if (answered instanceof RestoreAnswer.OutcomeUnknown) {
      outcomeWasUnknown = true;
      scope.context().log("The answer to RESTORE was lost; looking for its job");
      scope.session().lose();
      answer = new RestoreAnswer.NotSent();
      return StageScope.next(backoff.pause());
    }
    if (answered instanceof RestoreAnswer.Refused refused) {
      return refused(refused.refusal());
    }
    return answered instanceof RestoreAnswer.Made && waitedLongForJob()
        ? fail("RESTORE answered that it made its job, but no view shows it", true)
        : StageScope.next(backoff.pause());
  }

  private boolean waitedLongForJob() {
    return scope.tools().nanoTime().getAsLong() - answeredAt > MADE_BUT_UNSEEN.toNanos();
  }

  private Uni<Next> start() {
    return scope.context().takeStartSlot().chain(taken -> taken ? send() : waitForSlot());
  }

  private Uni<Next> waitForSlot() {
    if (!waitsForSlot) {
      waitsForSlot = true;
      scope.context().log("Other restores are starting; waiting for a turn");
    }
    return StageScope.next(new Next.Wait(SLOT_PAUSE));
  }

  private Uni<Next> send() {
    // what cannot be written is found out before anything is made
    var statement = RestoreStatements.of(scope.request(), scope.attempt());
    return scope
        .session()
        .get(true)
        .chain(
            session ->
                pools.make().chain(() -> secrets()).invoke(() -> restore(session, statement)))
        .map(sent -> backoff.pause())
        .onFailure(PoolHeldException.class)
        .recoverWithUni(this::jobOnItsWay)
        .onFailure(RefusedException.class)
        .recoverWithUni(this::refusedBeforeRestore);
  }

  private Uni<Next> jobOnItsWay(Throwable held) {
    looksAtHeldPool++;
    return looksAtHeldPool < HELD_POOL_LOOKS
        ? StageScope.next(backoff.pause())
        : fail(held.getMessage() + ", but no job of this restore is seen", true);
  }

  private Uni<Next> refusedBeforeRestore(Throwable failure) {
    ErrorClass meaning = Failures.classify(failure);
    return failure instanceof RefusedException refusal
            && (meaning == ErrorClass.DEFINITE || meaning == ErrorClass.ALREADY_DONE)
        ? refused(refusal)
        : Uni.createFrom().failure(failure);
  }

  private Uni<Void> secrets() {
    return Multi.createFrom()
        .iterable(RestoreStatements.secrets(scope.request()))
        .onItem()
        .transformToUniAndConcatenate(scope.session()::execute)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /** Sends RESTORE and does not wait: its answer wakes the run. */
  private void restore(AdministrationSession session, AdministrationStatement statement) {
    scope.context().log("Sending " + statement.describe());
    nobodyCanHaveSent = false;
    answer = new RestoreAnswer.Awaited();
    scope
        .context()
        .whileOwner(() -> session.execute(statement))
        .subscribe()
        .with(made -> answered(null), this::answered);
  }

  private void answered(@Nullable Throwable failure) {
    answeredAt = scope.tools().nanoTime().getAsLong();
    answer = RestoreAnswer.of(failure);
    scope.context().wake();
  }

  /**
   * A definite refusal and no job: the failed dag is to hold no resources. Where an earlier RESTORE
   * may still be under way they stay, and the dag keeps its tenant: that one may make its job yet.
   */
  private Uni<Next> refused(RefusedException refusal) {
    return outcomeWasUnknown
        ? fail(scope.told(refusal), true)
        : pools.dropFree().chain(granted -> failWith(refusal, !granted.isEmpty()));
  }

  private Uni<Next> failWith(RefusedException refusal, boolean leftovers) {
    int execution = scope.context().dag().node().executeTimes();
    return (leftovers ? nothing() : scope.record(scope.facts().refusedIn(execution)))
        .chain(() -> fail(scope.told(refusal), leftovers));
  }

  private Uni<Next> fail(String reason, boolean leftovers) {
    scope.session().close();
    return scope
        .context()
        .giveStartSlot()
        .map(given -> StageScope.failed(List.of(), reason, leftovers));
  }

  @Override
  public void close() {
    scope.session().close();
  }
}
