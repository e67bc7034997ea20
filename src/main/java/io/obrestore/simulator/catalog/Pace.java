package io.obrestore.simulator.catalog;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param whole a whole restore; zero means that nothing takes any time
 * @param longestStep what comes before and after the copying of data, such as making the tenant,
 *     takes no longer than that, step by step
 */
public record Pace(Duration whole, Duration longestStep) {
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

  /** Steps as long as they usually are. */
  public Pace(Duration whole) {
    this(whole, AS_LONG_AS_IT_TAKES);
  }

  /** So many hundredths of the whole, but not longer than that. */
  public Duration part(int percent, Duration atMost) {
    return shorter(whole.multipliedBy(percent).dividedBy(100), atMost);
  }

  /** A step on the way: a part, but not longer than the longest of these. */
  public Duration step(int percent, Duration atMost) {
    return shorter(part(percent, atMost), longestStep);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
