package io.obrestore.oceanbase;

import io.obrestore.oceanbase.error.NoAnswerException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for the database no longer than a limit. What is waited for is never cancelled, since
 * cancelling an acquire leaks the connection and cancelling a query does not stop it: a result that
 * comes late is handed to a clean-up instead.
 */
public final class TimeLimit {
  private final Alarms alarms;

  /** By the real time. */
  public TimeLimit(Vertx vertx) {
    this(
        (delay, ring) -> {
          long timer = vertx.setTimer(Math.max(1, delay.toMillis()), id -> ring.run());
          return () -> vertx.cancelTimer(timer);
        });
  }

  /** By any other. */
  public TimeLimit(Alarms alarms) {
    this.alarms = alarms;
  }

  /** Rings once, later. */
  @FunctionalInterface
  public interface Alarms {
    /** Sets an alarm; what it gives back takes it away again, and may be run more than once. */
    Runnable after(Duration delay, Runnable ring);
  }

  /** An alarm for who waits by other means; to be taken away when the wait is over. */
  public Runnable alarm(Duration delay, Runnable ring) {
    return alarms.after(delay, ring);
  }

  /** An item after the time. */
  public Uni<Void> pause(Duration time) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Runnable stop = alarms.after(time, () -> emitter.complete(null));
              emitter.onTermination(stop);
            });
  }

  /**
   * The work's result, or {@link NoAnswerException} when the limit is over.
   *
   * @param what told in the exception; without secrets
   */
  public <T> Uni<T> await(Duration limit, String what, Uni<T> work) {
    return await(limit, () -> new NoAnswerException(what, limit), work, late -> {});
  }

  /**
   * The work's result, or a failure when the limit is over.
   *
   * @param whenOver makes that failure
   * @param late gets a result that came after the limit or after the caller cancelled
   */
  public <T> Uni<T> await(
      Duration limit,
      Supplier<? extends RuntimeException> whenOver,
      Uni<T> work,
      Consumer<? super T> late) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              AtomicBoolean over = new AtomicBoolean();
              Runnable stop =
                  alarms.after(
                      limit,
                      () -> {
                        if (over.compareAndSet(false, true)) {
                          emitter.fail(whenOver.get());
                        }
                      });
              emitter.onTermination(
                  () -> {
                    if (over.compareAndSet(false, true)) {
                      stop.run();
                    }
                  });
              work.subscribe()
                  .with(
                      item -> {
                        if (over.compareAndSet(false, true)) {
                          stop.run();
                          emitter.complete(item);
                        } else {
                          late.accept(item);
                        }
                      },
                      failure -> {
                        // A failure after the limit has nothing to add: the caller was told.
                        if (over.compareAndSet(false, true)) {
                          stop.run();
                          emitter.fail(failure);
                        }
                      });
            });
  }
}
