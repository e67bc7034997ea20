package io.obrestore.dag.testing;

import static io.obrestore.dag.testing.StoreFixture.await;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.FailureClassifier;
import io.obrestore.dag.FailureClassifier.Verdict;
import io.obrestore.dag.Operator;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Stage;
import io.obrestore.dag.engine.DagEngine;
import io.obrestore.dag.engine.EngineSettings;
import io.obrestore.dag.store.DagStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** A runner whose timer a test turns. One that is not turned any more is as good as killed. */
public final class Replica {
  private static final Duration A_WHILE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ManualTimer timer = new ManualTimer();
  private final Dags dags;
  private final DagEngine engine;

  /** A replica that knows the sample kind with these stages. */
  public Replica(StoreFixture fixture, String name, List<Stage> stages) {
    this(fixture, fixture.store(name), name, stages);
  }

  /** The same, with a store of its owner's. */
  public Replica(StoreFixture fixture, DagStore store, String name, List<Stage> stages) {
    SampleKind kind = new SampleKind(stages, Operator.RUN);
    dags = fixture.dags(kind);
    AtomicLong random = new AtomicLong(name.hashCode() * 1_000_000L);
    Sources sources = new Sources(InstantSource.system(), timer::nanos, random::incrementAndGet);
    engine =
        new DagEngine(
            store, List.of(kind), classifier(), timer, sources, EngineSettings.of(name + ":2886"));
  }

  private static FailureClassifier classifier() {
    return failure ->
        failure instanceof IllegalArgumentException
            ? new Verdict.GiveUp(String.valueOf(failure.getMessage()))
            : new Verdict.TryAgain(String.valueOf(failure.getMessage()));
  }

  /** The runner, to be stepped by hand. */
  public DagEngine engine() {
    return engine;
  }

  /** Its timer. */
  public ManualTimer timer() {
    return timer;
  }

  /** Runs what is due now, and what that brings, until the dag as stored is so. */
  public DagView turnUntil(long dagId, Predicate<DagView> so) throws InterruptedException {
    return turnUntil(dagId, Duration.ZERO, so);
  }

  /** The same; whenever nothing is due, this much time passes. */
  public DagView turnUntil(long dagId, Duration step, Predicate<DagView> so)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - end < 0) {
      DagView dag = await(dags.find(dagId, true)).orElseThrow();
      if (so.test(dag)) {
        return dag;
      }
      timer.advance(timer.awaitTask(Duration.ZERO, A_WHILE) ? Duration.ZERO : step);
    }
    throw new AssertionError("not so in time: " + await(dags.find(dagId, true)));
  }
}
