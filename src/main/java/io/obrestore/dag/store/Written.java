package io.obrestore.dag.store;

import io.obrestore.dag.DagView;

/** What became of a fenced write. A failed Uni means that it is not known. */
public sealed interface Written {
  /** Committed; the dag as it is now. */
  record Applied(DagView dag) implements Written {}

  /** Nothing was written: the dag is not as the writer knew it. */
  record Fenced() implements Written {}

  /** Nothing was written: another dag holds the key. */
  record KeyHeld() implements Written {}
}
