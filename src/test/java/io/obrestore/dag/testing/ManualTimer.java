package io.obrestore.dag.testing;

import io.obrestore.dag.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A timer whose time passes when a test says so. Its tasks run on the test's thread. */
public final class ManualTimer implements Timer {
  private final List<Task> tasks = new ArrayList<>();
  private long now;
  private long counter;

  @Override
  public synchronized Handle after(Duration delay, Runnable task) {
    Task added = new Task(now + delay.toNanos(), counter++, task);
    tasks.add(added);
    notifyAll();
    return () -> remove(added);
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  /** The time it shows; monotonic. */
  public synchronized long nanos() {
    return now;
  }

  /** Lets time pass and runs what is due by then, in order. */
  public void advance(Duration time) {
    long target;
    synchronized (this) {
      target = now + time.toNanos();
    }
    for (Optional<Task> due = next(target); due.isPresent(); due = next(target)) {
      due.get().task().run();
    }
    synchronized (this) {
      now = target;
    }
  }

  /** Waits, a limited time, until a task stands that is due within this time. */
  public synchronized boolean awaitTask(Duration within, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (tasks.stream().noneMatch(task -> task.at() <= now + within.toNanos())) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private synchronized Optional<Task> next(long target) {
    Optional<Task> due =
        tasks.stream()
            .filter(task -> task.at() <= target)
            .min(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    due.ifPresent(
        task -> {
          tasks.remove(task);
          now = Math.max(now, task.at());
        });
    return due;
  }

  private record Task(long at, long order, Runnable task) {}
}
