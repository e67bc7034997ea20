package io.obrestore.simulator.fault;

import java.util.Optional;

/** Decides about each statement as it comes, where faults set beforehand do not say enough. */
@FunctionalInterface
public interface Referee {
  /** Lets everything through. */
  Referee NONE = statement -> Optional.empty();

  /**
   * What happens to that statement; empty lets it through. Called on the thread of its connection,
   * which it may hold for as long as it likes.
   */
  Optional<FaultAction> meeting(ReceivedStatement statement);
}
