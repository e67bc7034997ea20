package io.obrestore.dag;

/** What became of a {@link DagTemplate}. */
public sealed interface Submission {
  /** Stored. */
  record Stored(DagView dag) implements Submission {}

  /** Was submitted before under that key; whether it is the same is for the caller to say. */
  record Known(DagView dag, String fingerprint) implements Submission {}

  /** Another dag holds the active key. */
  record KeyHeld(DagView holder) implements Submission {}

  /** The database's answer was lost, and the dag could not be read within the time allowed. */
  record Unknown(String token) implements Submission {}
}
