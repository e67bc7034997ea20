package io.obrestore.api.contract;

import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem.FieldFault;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The failures an operation can end with, by what it takes. */
final class FailureAnswer {
  private static final String TASKS = "/api/v1/task/";
  private static final String WHOLE = "";

  /** Where a message names what it found. */
  private static final String FILLED_IN = "...";

  private static final Set<ErrorCode> OF_CREDENTIALS =
      EnumSet.range(ErrorCode.HEADER_NOT_FOUND, ErrorCode.BUSY);
  private static final Set<ErrorCode> OF_DAG_OPERATORS =
      EnumSet.range(ErrorCode.DAG_OPERATOR_NOT_SUPPORTED, ErrorCode.PASS_NOT_ALLOWED);
  private static final Set<ErrorCode> OF_NODE_OPERATORS =
      EnumSet.range(ErrorCode.NODE_OPERATOR_NOT_SUPPORTED, ErrorCode.NODE_PASS_NOT_ALLOWED);

  private FailureAnswer() {}

  /**
   * By status.
   *
   * @param shared what is told in the same words at several operations
   */
  static Map<String, APIResponse> of(String path, Operation operation, SharedFailures shared) {
    Map<Integer, List<FieldFault>> byStatus =
        Stream.concat(
                codes(path, operation).stream()
                    .map(code -> FieldFault.of(code, WHOLE, FILLED_IN, FILLED_IN)),
                rules(operation).stream()
                    .map(
                        rule ->
                            FieldFault.of(Fault.of(rule, WHOLE, FILLED_IN, FILLED_IN, FILLED_IN))))
            .collect(Collectors.groupingBy(FieldFault::status, TreeMap::new, Collectors.toList()));
    Map<String, APIResponse> answers = new TreeMap<>();
    byStatus.forEach((status, told) -> answers.put(status.toString(), shared.answer(told)));
    return answers;
  }

  private static Set<ErrorCode> codes(String path, Operation operation) {
    Set<ErrorCode> codes = EnumSet.of(ErrorCode.UNEXPECTED);
    if (Credentials.areNeededBy(operation)) {
      codes.add(ErrorCode.NOT_READY);
      codes.addAll(OF_CREDENTIALS);
    }
    if (path.startsWith(TASKS) && has(operation, Parameter.In.PATH)) {
      codes.add(ErrorCode.GENERIC_ID_INVALID);
      codes.add(ErrorCode.TASK_NOT_FOUND);
    }
    if (path.endsWith("/maintain/ob") || path.endsWith("/maintain/agent")) {
      codes.add(ErrorCode.TASK_NOT_FOUND);
    }
    if (has(operation, Parameter.In.QUERY)) {
      codes.add(ErrorCode.ILLEGAL_ARGUMENT);
    }
    if (operation.getRequestBody() != null) {
      codes.addAll(
          Set.of(
              ErrorCode.BIND_JSON_FAILED,
              ErrorCode.BODY_TOO_LARGE,
              ErrorCode.BODY_TOO_SLOW,
              ErrorCode.MEDIA_TYPE));
    }
    switch (operation.getOperationId()) {
      case "restoreTenant" ->
          codes.addAll(
              Set.of(
                  ErrorCode.ILLEGAL_ARGUMENT,
                  ErrorCode.IDEMPOTENCY_KEY_MISMATCH,
                  ErrorCode.DRAINING,
                  ErrorCode.TASK_CREATE_FAILED));
      case "cancelRestore" ->
          codes.addAll(
              Set.of(
                  ErrorCode.NOT_RECOVERING,
                  ErrorCode.ALREADY_SUCCEEDED,
                  ErrorCode.TASK_CREATE_FAILED));
      case "activateTenant" ->
          codes.addAll(
              Set.of(
                  ErrorCode.TENANT_NOT_EXIST,
                  ErrorCode.NOT_RESTORED_HERE,
                  ErrorCode.ALREADY_OPEN,
                  ErrorCode.DRAINING,
                  ErrorCode.TASK_CREATE_FAILED));
      case "getRestoreWindows", "getRestoreSourceTenantInfo" ->
          codes.addAll(Set.of(ErrorCode.WITHOUT_OB_ADMIN, ErrorCode.OB_ADMIN_FAILED));
      case "getDagEvents", "getEvents" -> codes.add(ErrorCode.ILLEGAL_ARGUMENT);
      case "getRestoreOverview" -> codes.add(ErrorCode.NOT_FOUND);
      case "getSecret" -> codes.add(ErrorCode.NOT_READY);
      case "rotateSecret" -> codes.add(ErrorCode.ILLEGAL_ARGUMENT);
      case "operateDag" -> codes.addAll(OF_DAG_OPERATORS);
      case "operateNode" -> codes.addAll(OF_NODE_OPERATORS);
      default -> {}
    }
    return codes;
  }

  private static Set<Rule> rules(Operation operation) {
    return switch (operation.getOperationId()) {
      case "restoreTenant" -> EnumSet.allOf(Rule.class);
      case "operateDag", "operateNode" -> EnumSet.of(Rule.UNDER_MAINTENANCE);
      case "setDrain" -> EnumSet.of(Rule.REQUIRED);
      case "getRestoreWindows", "getRestoreSourceTenantInfo" ->
          EnumSet.of(Rule.REQUIRED, Rule.URI_INVALID);
      case "cancelRestore" ->
          EnumSet.of(Rule.SYS_TENANT, Rule.TENANT_NAME_EMPTY, Rule.TENANT_NAME_INVALID);
      case "activateTenant" ->
          EnumSet.of(
              Rule.SYS_TENANT,
              Rule.TENANT_NAME_EMPTY,
              Rule.TENANT_NAME_INVALID,
              Rule.UNDER_MAINTENANCE);
      default -> EnumSet.noneOf(Rule.class);
    };
  }

  private static boolean has(Operation operation, Parameter.In place) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == place);
  }
}
