package io.obrestore.dag;

import io.smallrye.mutiny.Uni;

/**
 * The switch of all replicas: "start nothing new, finish what runs". A Uni fails when the database
 * cannot be asked.
 */
public interface DrainSwitch {
  /** How it stands now, in the database. */
  Uni<Drain> read();

  /**
   * Turns it, and gives how it stood before and how it stands now. Idempotent: turned to what it is
   * already, it keeps who turned it and when. Each claim of a dag looks at it, on every replica:
   * only one that was on its way at that very moment may still come through.
   *
   * @param by who turns it, for people
   */
  Uni<Turned> turn(boolean on, String by);

  /** What became of turning it. */
  record Turned(Drain before, Drain after) {}
}
