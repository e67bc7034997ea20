package io.obrestore.dag.engine;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.DagView;
import io.obrestore.dag.FailureClassifier.Verdict;
import io.obrestore.dag.FencedException;
import io.obrestore.dag.Next;
import io.obrestore.dag.Operator;
import io.obrestore.dag.RunMoves;
import io.obrestore.dag.State;
import io.obrestore.dag.Told;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * One claim of one dag: drives its stages, a step at a time, until the dag ends or is somebody
 * else's. Its steps run one after the other, each begun on the timer's thread.
 */
final class DagRun {
  private static final Logger LOG = Logger.getLogger(DagRun.class);
  private static final Duration SOON = Duration.ofMillis(100);

  private final RunParts parts;
  private final Tenure tenure;
  private final RunWriter writer;
  private final Wakeup wakeup;
  private final RunSlot slot;
  private final RunningStage stage;
  private final Backoff backoff;
  private final Told told = new Told();
  private final Consumer<DagRun> whenOver;
  private boolean ended;

  DagRun(
      RunParts parts,
      DagKind kind,
      DagView dag,
      Tenure tenure,
      Runnable slotFreed,
      Consumer<DagRun> whenOver) {
    this.parts = parts;
    this.tenure = tenure;
    this.writer = new RunWriter(parts, tenure, dag);
    this.wakeup = new Wakeup(parts.timer());
    this.slot = new RunSlot(parts.store(), tenure.claim(), slotFreed);
    this.stage = new RunningStage(kind, new FencedContext(writer, tenure, slot, wakeup));
    this.backoff = parts.backoff();
    this.whenOver = whenOver;
  }

  Tenure tenure() {
    return tenure;
  }

  RunSlot slot() {
    return slot;
  }

  /** Begins with the stage that the dag stands in. */
  void start() {
    turn(this::begin);
  }

  private void begin() {
    DagView dag = writer.dag();
    Story.tell(dag, "claimed in epoch " + dag.epoch());
    if (dag.node().state() == State.RUNNING) {
      writer.log(parts.settings().address() + " goes on here");
    }
    change(moves()::begun);
  }

  /** It takes no further step: the dag is somebody else's, or the replica stops. */
  void fence() {
    tenure.end();
    wakeup.wake();
  }

  void wake() {
    wakeup.wake();
  }

  private void drive() {
    if (tenure.isOver()) {
      over("this replica does not run it any more");
      return;
    }
    wakeup.forget();
    Story.within(writer.dag(), () -> go(stage.step(), this::stepped, this::stepFailed));
  }

  /** Everything that a run does begins here, on the timer's thread. */
  private <T> void go(Uni<T> work, Consumer<T> then, Consumer<Throwable> orElse) {
    work.emitOn(parts.turns())
        .subscribe()
        .with(item -> turn(() -> then.accept(item)), failure -> turn(() -> orElse.accept(failure)));
  }

  /**
   * A fault of the engine's own ends the run, so that its lease is not renewed any more: whoever
   * claims the dag then goes on. Otherwise the dag would stand still for ever, and look alive.
   */
  private void turn(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error fault) {
      LOG.errorf(fault, "the run of dag %d broke off", tenure.claim().dagId());
      over("broke off; it goes on when its lease has run out");
    }
  }

  private void stepped(Next next) {
    backoff.reset();
    if (next instanceof Next.Wait wait) {
      if (wait.atMost().compareTo(SOON) > 0) {
        pause(wait.atMost());
      } else {
        await(wait.atMost());
      }
      return;
    }
    stage.close();
    if (next instanceof Next.Done done) {
      change(dag -> moves().done(dag, done.facts()));
    } else if (next instanceof Next.Failed failed) {
      failed(failed.reasons(), failed.leftovers());
    } else if (next instanceof Next.Rewind rewind) {
      rewind.reasons().forEach(writer::log);
      change(dag -> moves().rewound(dag, rewind.toStage(), rewind.newAttempt()));
    }
  }

  private void stepFailed(Throwable failure) {
    if (failure instanceof FencedException) {
      over("it was taken away");
      return;
    }
    Verdict verdict = parts.classifier().classify(failure);
    if (verdict instanceof Verdict.GiveUp giveUp) {
      stage.close();
      writer.log(giveUp.reason());
      change(moves()::gaveUp);
    } else if (verdict instanceof Verdict.TryAgain again) {
      if (told.first(again.why())) {
        writer.log(again.why());
        Story.warn(writer.dag(), "a step is tried again: " + again.why());
      }
      pause(backoff.next());
    }
  }

  private void failed(List<String> reasons, boolean leftovers) {
    List<String> lines =
        reasons.isEmpty() ? List.of(writer.dag().node().name() + " failed") : reasons;
    lines.forEach(writer::log);
    change(dag -> moves().failed(dag, leftovers));
  }

  /** Writes the lines of the step, if there are any, and waits for the next. */
  private void pause(Duration atMost) {
    if (!tenure.isOver() && writer.hasLines()) {
      go(writer.insist(dag -> dag), written -> await(atMost), this::lost);
    } else {
      await(atMost);
    }
  }

  /** Lines stay for the next write: not worth a transaction when the next step comes so soon. */
  private void await(Duration atMost) {
    if (tenure.isOver()) {
      over("this replica does not run it any more");
    } else {
      wakeup.await(atMost, () -> turn(this::drive));
    }
  }

  private void change(UnaryOperator<DagView> move) {
    go(writer.insist(move), this::changed, this::lost);
  }

  private void changed(DagView dag) {
    told.clear();
    if (dag.state() == State.RUNNING) {
      Story.tell(dag, dag.operator() == Operator.ROLLBACK ? "undo begins" : "begins");
      drive();
    } else {
      over("ended");
    }
  }

  /** While the lease lasts only a fence ends a write that is insisted on, or a fault of our own. */
  private void lost(Throwable failure) {
    if (failure instanceof FencedException) {
      over("it was taken away");
    } else if (!tenure.lasts()) {
      over("given up, as its lease has run out: " + failure);
    } else {
      LOG.errorf(failure, "the run of dag %d cannot go on", tenure.claim().dagId());
      over("broke off; it goes on when its lease has run out");
    }
  }

  private void over(String why) {
    if (ended) {
      return;
    }
    ended = true;
    tenure.end();
    stage.close();
    Story.tell(writer.dag(), why);
    Uni.createFrom()
        .deferred(slot::give)
        .emitOn(parts.turns())
        .subscribe()
        .with(
            given -> whenOver.accept(this),
            failure -> {
              Story.warn(writer.dag(), "its start slot is left to expire", failure);
              whenOver.accept(this);
            });
  }

  private RunMoves moves() {
    return new RunMoves(parts.settings().address(), parts.sources().now());
  }
}
