package io.obrestore.dag.engine;

import io.obrestore.dag.FencedException;
import io.obrestore.dag.store.Claim;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a run may act, by its own clock: counted from before the statement that claimed or
 * renewed was sent, and a tenth shorter than the lease, so that it ends before the database's.
 */
final class Tenure {
  private final Claim claim;
  private final LongSupplier nanos;
  private final long length;
  private volatile long end;
  private volatile boolean over;

  Tenure(Claim claim, LongSupplier nanos, Duration lease, long sentAt) {
    this.claim = claim;
    this.nanos = nanos;
    this.length = lease.toNanos() - lease.toNanos() / 10;
    this.end = sentAt + length;
  }

  Claim claim() {
    return claim;
  }

  /** The lease was renewed by a statement sent then. */
  void renewed(long sentAt) {
    end = sentAt + length;
  }

  /** For good. */
  void end() {
    over = true;
  }

  /** Whether it was ended for good. */
  boolean isOver() {
    return over;
  }

  /** Whether the run may act now. */
  boolean lasts() {
    return !over && nanos.getAsLong() - end < 0;
  }

  FencedException fenced() {
    return new FencedException(claim.dagId(), claim.epoch());
  }
}
