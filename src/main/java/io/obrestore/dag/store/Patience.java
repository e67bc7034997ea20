package io.obrestore.dag.store;

import io.obrestore.dag.StoreUncertainException;
import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits a limited time without cancelling what it waits for. */
record Patience(Timer timer, Duration atMost) {

  /** The answer, or {@link TimedOutException}; what was asked runs on in either case. */
  <T> Uni<T> with(Supplier<Uni<T>> question) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Timer.Handle alarm =
                  timer.after(atMost, () -> emitter.fail(new TimedOutException(atMost)));
              asked(question)
                  .subscribe()
                  .with(
                      item -> {
                        alarm.cancel();
                        emitter.complete(item);
                      },
                      failure -> {
                        alarm.cancel();
                        emitter.fail(failure);
                      });
            });
  }

  private static <T> Uni<T> asked(Supplier<Uni<T>> question) {
    return Uni.createFrom().deferred(question::get);
  }

  /** The database has not answered. Whether it did what was asked is not known. */
  static final class TimedOutException extends StoreUncertainException {
    TimedOutException(Duration after) {
      super("the database has not answered for " + after.toMillis() + " ms", null);
    }
  }
}
