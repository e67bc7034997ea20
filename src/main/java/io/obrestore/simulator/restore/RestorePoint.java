package io.obrestore.simulator.restore;

/** What follows UNTIL. */
public sealed interface RestorePoint {
  /**
   * UNTIL SCN.
   *
   * @param value nanoseconds since the Unix epoch; values above 2^63 are negative, as the kernel
   *     sees them
   */
  record Scn(long value) implements RestorePoint {}

  /** UNTIL TIME, read in the time zone stored in the backup. */
  record Time(String literal) implements RestorePoint {}
}
