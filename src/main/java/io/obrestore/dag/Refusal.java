package io.obrestore.dag;

/** Why an operator was refused; the reference server's codes without their HTTP side. */
public enum Refusal {
  /** No operator that can be asked for, e.g. RUN. */
  OPERATOR_NOT_SUPPORTED,
  /** RETRY of a dag that is not FAILED. */
  RETRY_NOT_FAILED,
  /** RETRY of a failed undo. */
  RETRY_NOT_ALLOWED,
  /** ROLLBACK of a dag that is not FAILED. */
  ROLLBACK_NOT_FAILED,
  /** ROLLBACK past the point of no return. */
  ROLLBACK_NOT_ALLOWED,
  /** CANCEL of a dag that is SUCCEED or FAILED. */
  CANCEL_FINISHED,
  /** CANCEL of a running undo. */
  CANCEL_NOT_ALLOWED,
  /** PASS of a dag that is not FAILED. */
  PASS_NOT_FAILED,
  /** PASS that the dag's kind does not permit. */
  PASS_NOT_ALLOWED,
  /** PASS of a node whose dag is not FAILED. */
  NODE_PASS_NOT_FAILED_DAG,
  /** PASS of a node that is not FAILED. */
  NODE_PASS_NOT_FAILED_NODE,
  /** PASS of a node in a failed undo. */
  NODE_PASS_NOT_ALLOWED
}
