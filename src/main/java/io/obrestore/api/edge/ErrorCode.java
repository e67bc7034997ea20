package io.obrestore.api.edge;

import io.obrestore.restore.message.Phrase;

/**
 * The errors the edge itself can answer with, each with its HTTP status and English message. What
 * is wrong with a restore's request is named by {@link io.obrestore.restore.validation.Rule}, with
 * statuses in {@link Problem}.
 */
public enum ErrorCode implements Phrase {
  BIND_JSON_FAILED("Common.BindJsonFailed", 400, "The request body cannot be read: %s"),
  ILLEGAL_ARGUMENT("Common.IllegalArgument", 400, "The input parameter '%s' is illegal: %s"),
  NOT_FOUND("Common.NotFound", 404, "Not found: %s"),
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
  WITHOUT_OB_ADMIN(
      "Environment.WithoutObAdmin",
      500,
      "This cluster did not make that backup (both places have to be its own): to read it ob_admin is needed, set"
          + " obrestore.ob-admin.path"),
  OB_ADMIN_FAILED("Common.Unexpected", 500, "The backup cannot be read: %s"),
  NOT_RECOVERING("OB.Restore.NotRecovering", 400, "The tenant '%s' is not being restored"),
  ALREADY_SUCCEEDED(
      "OB.Restore.Task.AlreadySucceed",
      400,
      "The restore of the tenant '%s' has succeeded, or is too far to be taken back"),
  TENANT_NOT_EXIST("OB.Tenant.NotExist", 400, "There is no tenant '%s'"),
  NOT_RESTORED_HERE(
      "OB.Restore.Task.NotExist",
      400,
      "The tenant '%s' was not made by a restore of this service: a standby of other making may have a living primary,"
          + " and is activated by hand"),
  ALREADY_OPEN("OB.Restore.Task.AlreadySucceed", 400, "The tenant '%s' is PRIMARY already"),
  PATH_NOT_FOUND("Request.Path.NotFound", 404, "There is nothing at this path"),
  METHOD_NOT_ALLOWED("Request.Method.NotAllowed", 405, "This path does not take this method"),
  BODY_TOO_LARGE("Request.Body.TooLarge", 413, "The request body is too large"),
  IDEMPOTENCY_KEY_MISMATCH(
      "Request.IdempotencyKey.Mismatch",
      422,
      "That Idempotency-Key stands for another request, stored as dag %s: take a new key for a new request"),
  MEDIA_TYPE(
      "Request.MediaType.NotSupported",
      415,
      "The body must be application/json, without a content encoding"),
  BODY_TOO_SLOW("Request.Body.TooSlow", 408, "The request body did not come to its end in time"),
  BAD_REQUEST("Common.IllegalArgument", 400, "The request cannot be read"),
  HEADER_NOT_FOUND(
      "Request.Header.NotFound",
      400,
      "The request needs the header X-OCS-Header, or HTTP Basic as root@sys"),
  HEADER_DECRYPT_FAILED(
      "Security.Authentication.Header.DecryptFailed", 401, 1, "The header cannot be decrypted"),
  HEADER_URI_MISMATCH(
      "Security.Authentication.Header.UriMismatch",
      401,
      ErrorCode.UNAUTHORIZED,
      "The header was made for another path or query"),
  HEADER_EXPIRED(
      "Security.Authentication.Expired", 401, ErrorCode.UNAUTHORIZED, "The header has expired"),
  HEADER_NOT_YET_VALID(
      "Security.Authentication.NotYetValid",
      401,
      ErrorCode.UNAUTHORIZED,
      "The header expires too far in the future"),
  HEADER_REPLAYED(
      "Security.Authentication.Replayed",
      401,
      ErrorCode.UNAUTHORIZED,
      "The header was used before: each is good once"),
  WRONG_PASSWORD(
      "Security.Authentication.IncorrectOceanbasePassword",
      401,
      ErrorCode.UNAUTHORIZED,
      "The password is not that of root@sys"),
  BODY_DECRYPT_FAILED(
      "Common.Unauthorized", 401, ErrorCode.UNAUTHORIZED, "The body cannot be decrypted"),
  BASIC_IN_THE_CLEAR(
      "Common.Unauthorized",
      401,
      ErrorCode.UNAUTHORIZED,
      "HTTP Basic is taken over TLS or from this machine only"),
  NO_ROOT_PASSWORD(
      "Common.Unauthorized",
      401,
      ErrorCode.UNAUTHORIZED,
      "root@sys has no password, so only this machine is served: give it one, or set"
          + " obrestore.security.allow-without-password"),
  OTHER_ORIGIN(
      "Request.Origin.NotAllowed",
      403,
      "A page of another origin may not call this API unless quarkus.http.cors allows it"),
  FOREIGN_NAME(
      "Request.Origin.NotAllowed",
      403,
      "root@sys has no password, so pages are served under localhost or an address only"),
  TOO_MANY("Request.TooMany", 429, "Too many wrong passwords from there; try again later"),
  BUSY("Service.Busy", 503, "The service is busy; try again later"),
  NOT_READY("Service.NotReady", 503, "The service is not ready: %s"),
  DRAINING(
      "Service.Draining",
      503,
      "The service is being drained: it finishes what runs and starts nothing new");

  /** The number on which SDKs negotiate anew, once. */
  private static final int UNAUTHORIZED = 10_008;

  private final String errCode;
  private final int status;
  private final int number;
  private final String template;

  ErrorCode(String errCode, int status, String template) {
    this(errCode, status, 0, template);
  }

  ErrorCode(String errCode, int status, int number, String template) {
    this.errCode = errCode;
    this.status = status;
    this.number = number;
    this.template = template;
  }

  /** The number SDKs branch on: 0, 1 for an undecipherable header, 10008 for unauthorized. */
  public int number() {
    return number;
  }

  /** For a failure of which only the status is known. */
  static ErrorCode ofStatus(int status) {
    return switch (status) {
      case 404 -> PATH_NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> MEDIA_TYPE;
      default -> status >= 400 && status < 500 ? BAD_REQUEST : UNEXPECTED;
    };
  }

  /** The name clients know it by. */
  public String errCode() {
    return errCode;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  @Override
  public String english() {
    return template;
  }
}
