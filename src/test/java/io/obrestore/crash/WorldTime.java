package io.obrestore.crash;

import io.obrestore.dag.Timer;
import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.simulator.clock.SteppedClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
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

  /** Of each process that has any; asked for all the time, so that nobody has to count. */
  private final Map<String, Asked> asked = new HashMap<>();

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
    asks(owner, Asked.by(delay));
    return added;
  }

  private synchronized void remove(Task task) {
    if (tasks.remove(task)) {
      asks(task.owner(), Asked.by(task.delay()).less());
    }
  }

  private void asks(String owner, Asked more) {
    Asked all = asked.getOrDefault(owner, Asked.NOTHING).plus(more);
    if (all.equals(Asked.NOTHING)) {
      asked.remove(owner);
    } else {
      asked.put(owner, all);
    }
  }

  /** Takes out the first task that is due now. */
  synchronized Optional<Task> due(Predicate<String> owner) {
    Optional<Task> due =
        tasks.stream()
            .takeWhile(task -> task.at() <= now)
            .filter(task -> owner.test(task.owner()))
            .findFirst();
    due.ifPresent(this::remove);
    return due;
  }

  /** When the next task is due. */
  synchronized Optional<Long> next(Predicate<String> owner) {
    return tasks.stream().filter(task -> owner.test(task.owner())).map(Task::at).findFirst();
  }

  /** How many wait for sessions of such owners to be opened, and how many for answers. */
  synchronized Asked asked(Predicate<String> owner) {
    Asked all = Asked.NOTHING;
    for (Map.Entry<String, Asked> one : asked.entrySet()) {
      if (owner.test(one.getKey())) {
        all = all.plus(one.getValue());
      }
    }
    return all;
  }

  /**
   * Questions of replicas that are not answered yet.
   *
   * @param opening sessions that are to be opened
   * @param answers all others, of which one may wait for a session
   */
  record Asked(int opening, int answers) {
    static final Asked NOTHING = new Asked(0, 0);

    /** What a task with that delay is the limit of. */
    private static Asked by(Duration delay) {
      boolean opens = delay.equals(Machine.CONNECT);
      return new Asked(opens ? 1 : 0, !opens && Machine.QUESTIONS.contains(delay) ? 1 : 0);
    }

    private Asked plus(Asked other) {
      return new Asked(opening + other.opening, answers + other.answers);
    }

    private Asked less() {
      return new Asked(-opening, -answers);
    }
  }

  /** Forgets what a process had to do. */
  synchronized void forget(String owner) {
    tasks.removeIf(task -> task.owner().equals(owner));
    asked.remove(owner);
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
