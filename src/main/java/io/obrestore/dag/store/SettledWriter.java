package io.obrestore.dag.store;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Repeats a write whose outcome is unknown until it is known. The fence makes that exact: the
 * repetition waits for the row as long as the first transaction holds it, and once any of them has
 * committed, the dag bears the write's id and no other can.
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
        .lastWrite(write.before().id())
        .map(
            last ->
                last.filter(id -> id == write.id()).isPresent()
                    ? new Written.Applied(DagWriter.stamped(write))
                    : new Written.Fenced());
  }
}
