package io.obrestore.simulator.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A fault as it was set: meets one statement, or each, of those that fit. */
public final class Fault {
  private final Predicate<ReceivedStatement> when;
  private final int nth;
  private final FaultAction action;
  private final AtomicInteger seen = new AtomicInteger();
  private final CountDownLatch hit = new CountDownLatch(1);

  /** nth counts the fitting statements from 1; 0 means each of them. */
  Fault(Predicate<ReceivedStatement> when, int nth, FaultAction action) {
    this.when = when;
    this.nth = nth;
    this.action = action;
  }

  FaultAction action() {
    return action;
  }

  boolean meets(ReceivedStatement statement) {
    if (!when.test(statement)) {
      return false;
    }
    int count = seen.incrementAndGet();
    boolean met = nth == 0 || nth == count;
    if (met) {
      hit.countDown();
    }
    return met;
  }

  /** Whether it has met a statement. */
  public boolean wasHit() {
    return hit.getCount() == 0;
  }

  /** Waits, in real time, until it meets a statement; false when it has met none in that time. */
  public boolean awaitHit(Duration limit) throws InterruptedException {
    return hit.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }
}
