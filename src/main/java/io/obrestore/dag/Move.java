package io.obrestore.dag;

/** What an operator comes to, decided without I/O. */
public sealed interface Move {
  /** The dag as it is to be stored. */
  record To(DagView dag) implements Move {}

  /** It is so already; nothing to write. */
  record Already(DagView dag) implements Move {}

  /** It cannot be. */
  record Refused(Refusal refusal) implements Move {}
}
