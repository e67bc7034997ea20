package io.obrestore.api.edge;

import java.util.Locale;

/**
 * The errors the edge itself can answer with, each with its HTTP status and English message. What
 * is wrong with a restore's request is named by {@link io.obrestore.restore.validation.Rule}, with
 * statuses in {@link Problem}.
 */
public enum ErrorCode {
  BIND_JSON_FAILED("Common.BindJsonFailed", 400, "The request body cannot be read: %s"),
  ILLEGAL_ARGUMENT("Common.IllegalArgument", 400, "The input parameter '%s' is illegal: %s"),
  UNEXPECTED(
      "Common.Unexpected", 500, "An unexpected error occurred; the log has it under this trace id"),
  TASK_NOT_FOUND("Task.NotFound", 404, "There is no such task"),
  GENERIC_ID_INVALID("Task.GenericID.Invalid", 400, "The id is not that of a task of a cluster"),
  TASK_CREATE_FAILED(
      "Task.CreateFailed",
      500,
      "It is unknown whether the task was stored: the database's answer was lost. Look for it before sending again"),
  DAG_OPERATOR_NOT_SUPPORTED(
      "Task.Dag.Operator.NotSupport",
      400,
      "The operator is not supported: RETRY, ROLLBACK, CANCEL and PASS are"),
  RETRY_NOT_FAILED(
      "Task.Dag.Operator.RetryNotFailedDag", 400, "Only a FAILED task can be retried; it is %s"),
  RETRY_NOT_ALLOWED(
      "Task.Dag.Operator.RetryNotAllowed",
      400,
      "A task whose undo has failed cannot be retried: ROLLBACK goes on with the undo"),
  ROLLBACK_NOT_FAILED(
      "Task.Dag.Operator.RollbackNotFailedDag",
      400,
      "Only a FAILED task can be rolled back; it is %s"),
  ROLLBACK_NOT_ALLOWED(
      "Task.Dag.Operator.RollbackNotAllowed",
      400,
      "The tenant may have been activated: from there on the task cannot be rolled back"),
  CANCEL_FINISHED(
      "Task.Dag.Operator.CancelFinishedDag",
      400,
      "A task that has ended cannot be cancelled; it is %s"),
  CANCEL_NOT_ALLOWED(
      "Task.Dag.Operator.CancelNotAllowed",
      400,
      "A task that is being rolled back cannot be cancelled"),
  PASS_NOT_FAILED(
      "Task.Dag.Operator.PassNotFailedDag", 400, "Only a FAILED task can be passed; it is %s"),
  PASS_NOT_ALLOWED("Task.Dag.Operator.PassNotAllowed", 400, "The task cannot be passed"),
  NODE_OPERATOR_NOT_SUPPORTED(
      "Task.Node.Operator.NotSupport", 400, "The operator is not supported: PASS is"),
  NODE_PASS_NOT_FAILED_DAG(
      "Task.Node.Operator.PassNotFailedDag",
      400,
      "A node can be passed only while its task is FAILED; it is %s"),
  NODE_PASS_NOT_FAILED_NODE(
      "Task.Node.Operator.PassNotFailedNode", 400, "Only a FAILED node can be passed"),
  NODE_PASS_NOT_ALLOWED(
      "Task.Node.Operator.PassNotAllowed",
      400,
      "A node of a task whose undo has failed cannot be passed"),
  PATH_NOT_FOUND("Request.Path.NotFound", 404, "There is nothing at this path"),
  METHOD_NOT_ALLOWED("Request.Method.NotAllowed", 405, "This path does not take this method"),
  BODY_TOO_LARGE("Request.Body.TooLarge", 413, "The request body is too large"),
  MEDIA_TYPE("Request.MediaType.NotSupported", 415, "The body must be application/json"),
  BAD_REQUEST("Common.IllegalArgument", 400, "The request cannot be read"),
  BUSY("Service.Busy", 503, "The service is busy; try again later"),
  NOT_READY("Service.NotReady", 503, "The service is not ready: %s");

  private final String errCode;
  private final int status;
  private final String template;

  ErrorCode(String errCode, int status, String template) {
    this.errCode = errCode;
    this.status = status;
    this.template = template;
  }

  /** The name clients know it by. */
  public String errCode() {
    return errCode;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The English message. */
  public String message(Object... arguments) {
    return String.format(Locale.ROOT, template, arguments);
  }
}
