package io.obrestore.dag.store;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks again and again for a limited time what became of something.
 *
 * @param nanos monotonic
 * @param atMost how long
 */
record Patiently(Timer timer, LongSupplier nanos, Duration atMost) {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** What the question finds; empty when the time is over. Its failures count as nothing found. */
  <T> Uni<Optional<T>> until(Supplier<Uni<Optional<T>>> question) {
    return Uni.createFrom().deferred(() -> look(question, nanos.getAsLong() + atMost.toNanos()));
  }

  private <T> Uni<Optional<T>> look(Supplier<Uni<Optional<T>>> question, long end) {
    return Uni.createFrom()
        .deferred(question::get)
        .onFailure()
        .recoverWithItem(Optional.empty())
        .chain(
            found ->
                found.isPresent() || nanos.getAsLong() - end >= 0
                    ? Uni.createFrom().item(found)
                    : timer.pause(PAUSE).chain(() -> look(question, end)));
  }

  /** Repeats of a write whose outcome is unknown, until the time is over. */
  Repeats repeats() {
    long end = nanos.getAsLong() + atMost.toNanos();
    return failure ->
        isUnknown(failure) && nanos.getAsLong() - end < 0 ? Optional.of(PAUSE) : Optional.empty();
  }

  private static boolean isUnknown(Throwable failure) {
    return failure instanceof OutcomeUnknownException;
  }
}
