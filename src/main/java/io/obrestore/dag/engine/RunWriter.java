package io.obrestore.dag.engine;

import io.obrestore.dag.DagView;
import io.obrestore.dag.FailureClassifier.Verdict;
import io.obrestore.dag.Told;
import io.obrestore.dag.store.Repeats;
import io.obrestore.dag.store.Write;
import io.obrestore.dag.store.Written;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The fenced writes of one run, one after the other, and the dag as the last of them left it. A
 * write is repeated until its outcome is known, as long as the run's tenure lasts.
 */
final class RunWriter {
  private final RunParts parts;
  private final Tenure tenure;
  private final LogBuffer log = new LogBuffer();
  private final Serial serial = new Serial();
  private volatile DagView dag;

  RunWriter(RunParts parts, Tenure tenure, DagView dag) {
    this.parts = parts;
    this.tenure = tenure;
    this.dag = dag;
  }

  DagView dag() {
    return dag;
  }

  /** To be written with the next write; told to the service's own log too. */
  void log(String text) {
    DagView now = dag;
    parts.turns().execute(() -> Story.tell(now, text));
    log.add(new Write.Line(now.stage(), now.node().executeTimes(), parts.sources().now(), text));
  }

  boolean hasLines() {
    return !log.isEmpty();
  }

  /** Writes what the move makes of the dag, and all lines that wait. */
  Uni<DagView> write(UnaryOperator<DagView> move) {
    return serial.run(() -> attempt(move, repeats(false)));
  }

  /** The same, but no failure ends it: there is nothing else the run could do. */
  Uni<DagView> insist(UnaryOperator<DagView> move) {
    return serial.run(() -> attempt(move, repeats(true)));
  }

  private Uni<DagView> attempt(UnaryOperator<DagView> move, Repeats repeats) {
    if (tenure.isOver()) {
      return Uni.createFrom().failure(tenure.fenced());
    }
    DagView before = dag;
    DagView after = move.apply(before);
    List<Write.Line> lines = log.drain();
    long id = parts.sources().random().getAsLong();
    return parts
        .store()
        .write(new Write(id, parts.sources().now(), before, after, lines), repeats)
        .onFailure()
        .invoke(failure -> log.putBack(lines))
        .map(this::applied);
  }

  private DagView applied(Written written) {
    if (written instanceof Written.Applied applied) {
      dag = applied.dag();
      return applied.dag();
    }
    tenure.end();
    throw tenure.fenced();
  }

  private Repeats repeats(boolean insist) {
    Backoff backoff = parts.backoff();
    Told told = new Told();
    return failure -> {
      boolean definite = parts.classifier().classify(failure) instanceof Verdict.GiveUp;
      if (!tenure.lasts() || (definite && !insist)) {
        return Optional.empty();
      }
      if (told.first(failure.toString())) {
        Story.warn(dag, "its state cannot be written", failure);
      }
      return Optional.of(backoff.next());
    };
  }
}
