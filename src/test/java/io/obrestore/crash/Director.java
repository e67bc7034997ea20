package io.obrestore.crash;

import java.util.List;
import java.util.Optional;

/** Decides what happens next in a world, and what goes wrong. */
interface Director {
  /** Nothing goes wrong. */
  Director PLAIN = (world, ready) -> world.let(ready.get(0), Optional.empty());

  /** Something becomes of one of the statements that have arrived. */
  void next(World world, List<Gate.Held> ready);

  /** Which of those that have arrived may be let in. */
  default List<Gate.Held> ready(List<Gate.Held> held) {
    return held;
  }

  /** Nothing is left to do before time goes on. */
  default void quiet(World world) {}

  /** When this one wants to do something by itself. */
  default Optional<Long> nextAct() {
    return Optional.empty();
  }

  /** How many sessions that are being opened hang by its doing. */
  default long hungSettings() {
    return 0;
  }
}
