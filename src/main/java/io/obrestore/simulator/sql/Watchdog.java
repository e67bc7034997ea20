package io.obrestore.simulator.sql;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs short actions when a time is up, by the machine's clock. */
public final class Watchdog implements AutoCloseable {
  private static final long MAX_MILLIS = TimeUnit.DAYS.toMillis(365);

  private final ScheduledThreadPoolExecutor executor;

  /** One daemon thread of that name. */
  public Watchdog(String threadName) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            action -> {
              Thread thread = new Thread(action, threadName);
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
  }

  /** Runs the action after that time, unless the future is cancelled before. */
  public Future<?> after(Duration delay, Runnable action) {
    return executor.schedule(action, Math.min(delay.toMillis(), MAX_MILLIS), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
