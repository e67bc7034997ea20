package io.obrestore.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that stands still until a test moves it on. */
public final class SteppedClock implements SimulatorClock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Instant now;
  private int waiting;

  /** Stands at that instant. */
  public SteppedClock(Instant start) {
    this.now = start;
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
    try {
      waiting++;
      changed.signalAll();
      return awaitUntil(now.plus(duration), interrupter);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting--;
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
      while (waiting < atLeast && left > 0) {
        left = changed.awaitNanos(left);
      }
      return waiting >= atLeast;
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
