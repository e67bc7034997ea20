package io.obrestore.simulator.clock;

import java.time.Duration;
import java.time.InstantSource;

/** Tells the time of the embedded OceanBase, and waits by it. */
public interface SimulatorClock extends InstantSource {
  /** Whether it is the machine's. */
  boolean isReal();

  /**
   * Blocks until this clock has moved on by the duration.
   *
   * @return true when the time has passed, false when the interrupter was raised before
   */
  boolean await(Duration duration, Interrupter interrupter);
}
