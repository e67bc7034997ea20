package io.obrestore.dag.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long to wait before the next try: exponential, with jitter between half and the whole. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final LongSupplier random;
  private int failures;

  Backoff(Duration first, Duration longest, LongSupplier random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /** The next wait. */
  synchronized Duration next() {
    long whole = first.toNanos() << Math.min(failures, 20);
    failures++;
    long half = Math.min(whole, longest.toNanos()) / 2;
    return Duration.ofNanos(half + Math.floorMod(random.getAsLong(), half + 1));
  }

  /** Something went well: the next wait is the first again. */
  synchronized void reset() {
    failures = 0;
  }
}
