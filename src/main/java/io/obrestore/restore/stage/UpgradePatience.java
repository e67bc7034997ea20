package io.obrestore.restore.stage;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long one run waits for the upgrade of a tenant: a day for its turn, and an hour for the job,
 * which counts from when OceanBase last refused one, or took the first.
 */
final class UpgradePatience {
  /** For a job that runs. */
  static final Duration JOB = Duration.ofHours(1);

  /** For the upgrades of others: by then somebody has to look. */
  static final Duration TURN = Duration.ofHours(24);

  private final LongSupplier nanos;
  private final long begun;
  private long since;
  private long sentAt;
  private boolean taken;

  /**
   * @param nanos a monotonic clock
   */
  UpgradePatience(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.since = begun;
    this.sentAt = begun;
  }

  /** OceanBase is at another upgrade. */
  void refused() {
    since = nanos.getAsLong();
    taken = false;
  }

  /**
   * OceanBase took it; one that is asked for again, as it was never seen, gets no longer for it.
   */
  void sent() {
    sentAt = nanos.getAsLong();
    if (!taken) {
      since = sentAt;
      taken = true;
    }
  }

  /** How long ago it was last taken; from the beginning on while it was not. */
  Duration sinceSent() {
    return Duration.ofNanos(nanos.getAsLong() - sentAt);
  }

  boolean jobIsLate() {
    return nanos.getAsLong() - since > JOB.toNanos();
  }

  boolean turnIsLate() {
    return nanos.getAsLong() - begun > TURN.toNanos();
  }
}
