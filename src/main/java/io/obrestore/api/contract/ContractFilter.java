package io.obrestore.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/**
 * Completes the document with what all operations have in common: the envelope of success and of
 * failure, the failures each can end with, the trace id; and puts their groups in order.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractFilter implements OASFilter {
  private static final String API = "/api/v1/";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Envelopes.complete(document.getComponents());
    Passwords.widen(document.getComponents());
    TraceIds.describe(document.getComponents());
    Languages.describe(document.getComponents());
    Credentials.describe(document.getComponents());
    Groups.sort(document);
    var shared = new SharedFailures(document.getComponents());
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (path.startsWith(API)) {
                complete(path, item, shared);
              }
            });
    shared.write();
  }

  private static void complete(String path, PathItem item, SharedFailures shared) {
    for (Operation operation : item.getOperations().values()) {
      TaskParameters.narrow(operation);
      TraceIds.takenBy(operation);
      Languages.takenBy(operation);
      if (Credentials.areNeededBy(operation)) {
        Credentials.ask(operation);
      }
      operation.getResponses().getAPIResponses().values().forEach(TraceIds::givenBy);
      FailureAnswer.of(path, operation, shared)
          .forEach((status, answer) -> operation.getResponses().addAPIResponse(status, answer));
    }
  }
}
