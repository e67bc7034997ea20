package io.obrestore.simulator.sql;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The time-out of one session's statements, by the machine's clock. They come far more often than
 * one is late: a task stands at the watchdog for many of them, and looks when it rings whether the
 * statement under way is late.
 */
final class StatementTimeout implements AutoCloseable {
  private final Watchdog watchdog;
  private final Runnable late;
  private @Nullable Future<?> task;
  private long rings;
  private long end;
  private boolean running;

  /**
   * @param late what is done, once, with a statement that is late
   */
  StatementTimeout(Watchdog watchdog, Runnable late) {
    this.watchdog = watchdog;
    this.late = late;
  }

  /** A statement begins, and may take that long. */
  synchronized void begin(Duration limit) {
    end = System.nanoTime() + limit.toNanos();
    running = limit.compareTo(StatementWatch.FOR_EVER) < 0;
    if (running && (task == null || rings - end > 0)) {
      close();
      ringAt(end);
    }
  }

  synchronized void finish() {
    running = false;
  }

  private synchronized void rung() {
    task = null;
    if (running && end - System.nanoTime() > 0) {
      ringAt(end);
    } else if (running) {
      running = false;
      late.run();
    }
  }

  private void ringAt(long time) {
    rings = time;
    // rounded up: what rings early rings again
    Duration delay = Duration.ofNanos(Math.max(0, time - System.nanoTime())).plusMillis(1);
    task = watchdog.after(delay, this::rung);
  }

  @Override
  public synchronized void close() {
    if (task != null) {
      task.cancel(false);
      task = null;
    }
  }
}
