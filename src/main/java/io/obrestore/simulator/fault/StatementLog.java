package io.obrestore.simulator.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The statements received, the last {@code capacity} of them; safe for use by many threads. */
public final class StatementLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Deque<ReceivedStatement> statements = new ArrayDeque<>();
  private final int capacity;
  private long received;

  /** Keeps that many statements. */
  public StatementLog(int capacity) {
    this.capacity = capacity;
  }

  /** Adds the statement that the function makes of its number, and returns it. */
  public ReceivedStatement add(LongFunction<ReceivedStatement> statement) {
    lock.lock();
    try {
      ReceivedStatement made = statement.apply(++received);
      if (statements.size() == capacity) {
        statements.removeFirst();
      }
      statements.addLast(made);
      added.signalAll();
      return made;
    } finally {
      lock.unlock();
    }
  }

  /** How many were received so far, forgotten ones included. */
  public long received() {
    lock.lock();
    try {
      return received;
    } finally {
      lock.unlock();
    }
  }

  /** All that are kept, oldest first. */
  public List<ReceivedStatement> all() {
    return matching(s -> true);
  }

  /** Those kept that fit, oldest first. */
  public List<ReceivedStatement> matching(Predicate<ReceivedStatement> wanted) {
    lock.lock();
    try {
      return statements.stream().filter(wanted).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the first that fits; throws TimeoutException when none has come in that time. */
  public ReceivedStatement await(Predicate<ReceivedStatement> wanted, Duration limit)
      throws InterruptedException, TimeoutException {
    return await(1, wanted, limit).get(0);
  }

  /** Waits until that many fit; throws TimeoutException when fewer have come in that time. */
  public List<ReceivedStatement> await(
      int count, Predicate<ReceivedStatement> wanted, Duration limit)
      throws InterruptedException, TimeoutException {
    long left = limit.toNanos();
    lock.lock();
    try {
      List<ReceivedStatement> found = matching(wanted);
      while (found.size() < count) {
        if (left <= 0) {
          throw new TimeoutException(found.size() + " of " + count + " statements after " + limit);
        }
        left = added.awaitNanos(left);
        found = matching(wanted);
      }
      return found;
    } finally {
      lock.unlock();
    }
  }
}
