package io.obrestore.dag;

/** What can happen to a dag or a node. */
public enum Event {
  /** A runner takes it, for the first time or over from another. */
  CLAIM,
  /** A runner begins its undo. */
  CLAIM_UNDO,
  /** Its stage is done and another follows; of a node: it is done. */
  DONE,
  /** Its last stage is done. */
  FINISH,
  /** Its stage failed for good. */
  FAIL,
  /** An earlier stage must run again. */
  REWIND,
  /** Its turn comes next, since the node before was passed. */
  TURN,
  /** {@link Operator#RETRY}. */
  RETRY,
  /** {@link Operator#ROLLBACK}. */
  ROLLBACK,
  /** {@link Operator#CANCEL}. */
  CANCEL,
  /** {@link Operator#PASS} of the whole dag. */
  PASS,
  /** PASS of a failed node that others follow. */
  PASS_NODE,
  /** PASS of a failed node that is the last. */
  PASS_LAST_NODE,
  /** Whatever it does, it is to be undone: ROLLBACK without waiting for a failure. */
  UNDO
}
