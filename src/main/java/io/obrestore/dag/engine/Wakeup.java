package io.obrestore.dag.engine;

import io.obrestore.dag.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A wait that can be ended from outside. A wake that comes before the wait ends it at once. */
final class Wakeup {
  private final Timer timer;
  private boolean woken;
  private @Nullable Runnable waiting;
  private Timer.@Nullable Handle alarm;

  Wakeup(Timer timer) {
    this.timer = timer;
  }

  /** What woke before does not count any more. */
  synchronized void forget() {
    woken = false;
  }

  /** Runs the task, on the timer's thread, after this long or when woken. */
  synchronized void await(Duration atMost, Runnable task) {
    waiting = task;
    alarm = timer.after(woken ? Duration.ZERO : atMost, this::ring);
    woken = false;
  }

  /** Ends the wait, or the next one. */
  synchronized void wake() {
    if (waiting == null) {
      woken = true;
    } else {
      cancelAlarm();
      alarm = timer.after(Duration.ZERO, this::ring);
    }
  }

  private void ring() {
    Runnable task;
    synchronized (this) {
      task = waiting;
      waiting = null;
      alarm = null;
    }
    if (task != null) {
      task.run();
    }
  }

  private void cancelAlarm() {
    if (alarm != null) {
      alarm.cancel();
    }
  }
}
