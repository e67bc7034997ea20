package io.obrestore.api.task;

import io.obrestore.api.edge.ErrorCode;
import io.obrestore.dag.Refusal;

/** From why an operator was refused to the code clients know. */
final class Refusals {
  private Refusals() {}

  static ErrorCode code(Refusal refusal) {
    return switch (refusal) {
      case OPERATOR_NOT_SUPPORTED -> ErrorCode.DAG_OPERATOR_NOT_SUPPORTED;
      case RETRY_NOT_FAILED -> ErrorCode.RETRY_NOT_FAILED;
      case RETRY_NOT_ALLOWED -> ErrorCode.RETRY_NOT_ALLOWED;
      case ROLLBACK_NOT_FAILED -> ErrorCode.ROLLBACK_NOT_FAILED;
      case ROLLBACK_NOT_ALLOWED -> ErrorCode.ROLLBACK_NOT_ALLOWED;
      case CANCEL_FINISHED -> ErrorCode.CANCEL_FINISHED;
      case CANCEL_NOT_ALLOWED -> ErrorCode.CANCEL_NOT_ALLOWED;
      case PASS_NOT_FAILED -> ErrorCode.PASS_NOT_FAILED;
      case PASS_NOT_ALLOWED -> ErrorCode.PASS_NOT_ALLOWED;
      case NODE_PASS_NOT_FAILED_DAG -> ErrorCode.NODE_PASS_NOT_FAILED_DAG;
      case NODE_PASS_NOT_FAILED_NODE -> ErrorCode.NODE_PASS_NOT_FAILED_NODE;
      case NODE_PASS_NOT_ALLOWED -> ErrorCode.NODE_PASS_NOT_ALLOWED;
    };
  }
}
