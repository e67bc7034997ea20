package io.obrestore.dag.store;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  /**
   * Repeats of a write whose outcome is unknown, until that time is over, which begins when it is
   * first unknown. From then on no failure of a repetition tells what became of the first.
   */
  Repeats repeats() {
    AtomicReference<@Nullable Long> end = new AtomicReference<>();
    return failure -> {
      long now = nanos.getAsLong();
      if (isUnknown(failure)) {
        end.compareAndSet(null, now + atMost.toNanos());
      }
      Long until = end.get();
      return until != null && now - until < 0 ? Optional.of(PAUSE) : Optional.empty();
    };
  }

  private static boolean isUnknown(Throwable failure) {
    return failure instanceof OutcomeUnknownException;
  }
}
