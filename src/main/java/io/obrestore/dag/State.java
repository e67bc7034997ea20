package io.obrestore.dag;

/**
 * Where a dag, a node or a sub-task stands. A state is a fact; what is asked of it is an {@link
 * Operator}.
 */
public enum State {
  /** A node whose turn has not come. */
  PENDING,
  /** Stored and waiting for a runner. */
  READY,
  /** A runner drives it, or will take it over. */
  RUNNING,
  /** Stopped; can be retried, undone or passed. */
  FAILED,
  /** Ended well. */
  SUCCEED
}
