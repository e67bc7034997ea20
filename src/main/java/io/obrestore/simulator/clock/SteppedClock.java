package io.obrestore.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that stands still until a test moves it on. */
public final class SteppedClock implements SimulatorClock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Waiter> waiters = new ArrayList<>();
  private Instant now;

  /** Stands at that instant. */
  public SteppedClock(Instant start) {
    this.now = start;
  }

  @Override
  public boolean isReal() {
    return false;
  }

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  /** Moves the clock on, and wakes those whose time has come. */
  public void advance(Duration duration) {
    lock.lock();
    try {
      now = now.plus(duration);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean await(Duration duration, Interrupter interrupter) {
    Runnable listener = this::wake;
    interrupter.listen(listener);
    lock.lock();
    Waiter waiter = new Waiter(now.plus(duration), interrupter);
    try {
      waiters.add(waiter);
      interrupter.waitsUntil(waiter.end());
      changed.signalAll();
      return awaitUntil(waiter.end(), interrupter);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiters.remove(waiter);
      interrupter.waitsUntil(null);
      lock.unlock();
      interrupter.forget(listener);
    }
  }

  private boolean awaitUntil(Instant end, Interrupter interrupter) throws InterruptedException {
    while (now.isBefore(end)) {
      if (interrupter.raised()) {
        return false;
      }
      changed.await();
    }
    return true;
  }

  /**
   * Blocks, in real time, until at least that many threads wait on this clock, so that a test knows
   * when to move it on.
   *
   * @return false when there were fewer for the whole limit
   */
  public boolean awaitWaiters(int atLeast, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (waiters.size() < atLeast && left > 0) {
        left = changed.awaitNanos(left);
      }
      return waiters.size() >= atLeast;
    } finally {
      lock.unlock();
    }
  }

  /** How many threads wait for a time that has not come, and are not being woken otherwise. */
  public long waiters() {
    lock.lock();
    try {
      return waiters.stream().filter(this::waits).count();
    } finally {
      lock.unlock();
    }
  }

  /** The first time that one of them waits for. */
  public Optional<Instant> nextEnd() {
    lock.lock();
    try {
      return waiters.stream().filter(this::waits).map(Waiter::end).min(Comparator.naturalOrder());
    } finally {
      lock.unlock();
    }
  }

  private boolean waits(Waiter waiter) {
    return now.isBefore(waiter.end()) && !waiter.interrupter().raised();
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static final class Waiter {
    private final Instant end;
    private final Interrupter interrupter;

    Waiter(Instant end, Interrupter interrupter) {
      this.end = end;
      this.interrupter = interrupter;
    }

    Instant end() {
      return end;
    }

    Interrupter interrupter() {
      return interrupter;
    }
  }
}
