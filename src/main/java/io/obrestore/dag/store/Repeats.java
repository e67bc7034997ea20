package io.obrestore.dag.store;

import java.time.Duration;
import java.util.Optional;

/** Says whether a write that failed is made again. */
public interface Repeats {
  /** How long to wait before it is; empty: the failure is passed on. */
  Optional<Duration> pauseAfter(Throwable failure);
}
