package io.obrestore.dag;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * What differs each time it is asked.
 *
 * @param clock for times that are shown and stored
 * @param nanos monotonic, for time that passes
 * @param random any long, for ids of writes and for jitter
 */
public record Sources(InstantSource clock, LongSupplier nanos, LongSupplier random) {
  /** The time as it can be stored: in microseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
