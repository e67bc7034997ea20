package io.obrestore.dag.store;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Repeats a write that failed, as long as somebody says. The fence makes that exact: the repetition
 * waits for the row as long as the first transaction holds it, and once any of them has committed
 * no other can; the dag then bears the write's id, or its first line.
 */
final class SettledWriter {
  private final Function<Write, Uni<Written>> writer;
  private final DagReader reader;
  private final Timer timer;

  SettledWriter(Function<Write, Uni<Written>> writer, DagReader reader, Timer timer) {
    this.writer = writer;
    this.reader = reader;
    this.timer = timer;
  }

  Uni<Written> write(Write write, Repeats repeats) {
    return attempt(write, repeats, false);
  }

  private Uni<Written> attempt(Write write, Repeats repeats, boolean again) {
    return Uni.createFrom()
        .deferred(() -> writer.apply(write))
        .chain(
            written ->
                again && written instanceof Written.Fenced
                    ? landedBefore(write)
                    : Uni.createFrom().item(written))
        .onFailure()
        .recoverWithUni(
            failure -> {
              Optional<Duration> pause = repeats.pauseAfter(failure);
              return pause.isPresent()
                  ? timer.pause(pause.get()).chain(() -> attempt(write, repeats, true))
                  : Uni.createFrom().failure(failure);
            });
  }

  private Uni<Written> landedBefore(Write write) {
    return reader
        .trace(write.before())
        .map(
            trace ->
                trace.filter(found -> isOf(write, found)).isPresent()
                    ? new Written.Applied(DagWriter.stamped(write))
                    : new Written.Fenced());
  }

  /**
   * A write that hands the dag over may be followed by the next owner's within milliseconds: then
   * its first line is there still, which came with the dag's next change and has its place.
   */
  private static boolean isOf(Write write, DagReader.Trace found) {
    Long last = found.last();
    if (last != null && last == write.id()) {
      return true;
    }
    Instant at = found.at();
    String line = found.line();
    if (write.lines().isEmpty() || at == null || line == null) {
      return false;
    }
    Write.Line first = write.lines().get(0);
    return Logs.cut(first.text()).equals(line)
        && DagRows.stored(first.time()).equals(DagRows.stored(at));
  }
}
