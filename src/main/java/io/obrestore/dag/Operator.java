package io.obrestore.dag;

/** What somebody wants of a dag or a node. A request, never a state. */
public enum Operator {
  /** Run the stages in order. */
  RUN,
  /** Run the failed node again, then the rest. */
  RETRY,
  /** Undo the failed node, then the finished ones in reverse. */
  ROLLBACK,
  /** Stop driving; what runs in OceanBase goes on. */
  CANCEL,
  /** Count the rest as done, unrun. */
  PASS
}
