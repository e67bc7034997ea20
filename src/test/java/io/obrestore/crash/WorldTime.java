package io.obrestore.crash;

import io.obrestore.dag.Timer;
import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.simulator.clock.SteppedClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The one time of a world: it stands still while anything happens, then jumps to what is next. */
final class WorldTime {
  /** Who is no replica. */
  static final String CLIENT = "client";

  private final SteppedClock clock;
  private final TreeSet<Task> tasks =
      new TreeSet<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
  private long now;
  private long counter;

  WorldTime(SteppedClock clock) {
    this.clock = clock;
  }

  synchronized long nanos() {
    return now;
  }

  /** The timer of a process. */
  Timer timer(String owner) {
    return (delay, task) -> {
      Task added = add(owner, delay, task);
      return () -> remove(added);
    };
  }

  /** The limits of a process. */
  TimeLimit.Alarms alarms(String owner) {
    return (delay, ring) -> {
      Task added = add(owner, delay, ring);
      return () -> remove(added);
    };
  }

  private synchronized Task add(String owner, Duration delay, Runnable work) {
    Task added = new Task(now + Math.max(0, delay.toNanos()), counter++, owner, delay, work);
    tasks.add(added);
    return added;
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  /** Takes out the first task that is due now. */
  synchronized Optional<Task> due(Predicate<String> owner) {
    Optional<Task> due =
        tasks.stream()
            .takeWhile(task -> task.at() <= now)
            .filter(task -> owner.test(task.owner()))
            .findFirst();
    due.ifPresent(tasks::remove);
    return due;
  }

  /** When the next task is due. */
  synchronized Optional<Long> next(Predicate<String> owner) {
    return tasks.stream().filter(task -> owner.test(task.owner())).map(Task::at).findFirst();
  }

  /** How many wait for sessions of such owners to be opened, and how many for answers. */
  synchronized Asked asked(Predicate<String> owner) {
    int opening = 0;
    int answers = 0;
    for (Task task : tasks) {
      boolean opens = task.delay().equals(Machine.CONNECT);
      if ((opens || Machine.QUESTIONS.contains(task.delay())) && owner.test(task.owner())) {
        opening += opens ? 1 : 0;
        answers += opens ? 0 : 1;
      }
    }
    return new Asked(opening, answers);
  }

  /**
   * Questions of replicas that are not answered yet.
   *
   * @param opening sessions that are to be opened
   * @param answers all others, of which one may wait for a session
   */
  record Asked(int opening, int answers) {}

  /** Forgets what a process had to do. */
  synchronized void forget(String owner) {
    tasks.removeIf(task -> task.owner().equals(owner));
  }

  /** Jumps, and the embedded OceanBase's clock with it. */
  void jump(long to) {
    Duration step;
    synchronized (this) {
      step = Duration.ofNanos(to - now);
      now = to;
    }
    clock.advance(step);
  }

  /** Something to be done then. */
  record Task(long at, long order, String owner, Duration delay, Runnable work) {}
}
