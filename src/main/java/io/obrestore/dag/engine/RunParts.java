package io.obrestore.dag.engine;

import io.obrestore.dag.FailureClassifier;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Timer;
import io.obrestore.dag.store.DagStore;
import java.time.Duration;
import java.util.concurrent.Executor;

/** What every run of a replica uses. */
record RunParts(
    DagStore store,
    FailureClassifier classifier,
    Timer timer,
    Sources sources,
    EngineSettings settings) {
  /**
   * Where runs go on after the database has answered: the timer's thread, one thing after the
   * other. The log's context holds there, which it does not on the client's event loops.
   */
  Executor turns() {
    return task -> timer.after(Duration.ZERO, task);
  }

  Backoff backoff() {
    return new Backoff(settings.firstBackoff(), settings.longestBackoff(), sources.random());
  }
}
