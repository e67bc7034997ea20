package io.obrestore.simulator.catalog;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param whole a whole restore; zero means that nothing takes any time
 */
public record Pace(Duration whole) {
  /** So many hundredths of the whole, but not longer than that. */
  public Duration part(int percent, Duration atMost) {
    Duration part = whole.multipliedBy(percent).dividedBy(100);
    return part.compareTo(atMost) < 0 ? part : atMost;
  }
}
