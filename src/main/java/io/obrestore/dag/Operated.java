package io.obrestore.dag;

/** What became of an operator. */
public sealed interface Operated {
  /**
   * Committed, or (an undo that was under way) already so.
   *
   * @param before how it stood
   */
  record Accepted(DagView dag, Standing before) implements Operated {}

  /** Refused by the dag's state or by its kind; {@code dag} as it stands. */
  record Refused(Refusal refusal, DagView dag) implements Operated {}

  /** RETRY, ROLLBACK or PASS of a node needs the key again, and another dag holds it. */
  record KeyHeld(DagView holder) implements Operated {}

  /** There is no such dag or node. */
  record NotFound() implements Operated {}
}
