package io.obrestore.dag.engine;

import java.time.Duration;

/**
 * How a runner keeps time.
 *
 * @param address of this replica, {@code ip:port}, shown as who runs a node
 * @param lease as the store's: how long a claim holds without being renewed
 * @param renewEvery between two renewals; how soon a run notices that it was fenced
 * @param claimEvery between two looks for dags that nobody runs
 * @param firstBackoff before the first repetition of a step that failed; doubled for each further
 * @param longestBackoff where doubling ends
 * @param stopWithin how long a stop waits for steps to end
 */
public record EngineSettings(
    String address,
    Duration lease,
    Duration renewEvery,
    Duration claimEvery,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration stopWithin) {
  /** What is right for a cluster that works. */
  public static EngineSettings of(String address) {
    return new EngineSettings(
        address,
        Duration.ofSeconds(20),
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        Duration.ofMillis(2_500));
  }
}
