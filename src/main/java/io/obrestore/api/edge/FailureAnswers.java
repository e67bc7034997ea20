package io.obrestore.api.edge;

import io.obrestore.dag.StoreUncertainException;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a resource into an answer in the envelope; nothing internal leaves. */
public class FailureAnswers {
  private static final Logger LOG = Logger.getLogger(FailureAnswers.class);

  @ServerExceptionMapper
  Response expected(ApiException failure) {
    return answer(failure.problem());
  }

  @ServerExceptionMapper
  Response ofTheFramework(WebApplicationException failure) {
    return answer(
        Problem.of(
            switch (failure.getResponse().getStatus()) {
              case 404 -> ErrorCode.PATH_NOT_FOUND;
              case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
              case 413 -> ErrorCode.BODY_TOO_LARGE;
              case 415 -> ErrorCode.MEDIA_TYPE;
              case 500 -> ErrorCode.UNEXPECTED;
              default -> ErrorCode.BAD_REQUEST;
            }));
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    ErrorClass meaning = Failures.classify(failure);
    if (meaning == ErrorClass.RETRY
        || meaning == ErrorClass.UNKNOWN_OUTCOME
        || failure instanceof StoreUncertainException) {
      LOG.warnf("A request could not be served: %s", failure.getMessage());
      return answer(Problem.of(ErrorCode.NOT_READY, "OceanBase cannot be asked for now"));
    }
    LOG.errorf(failure, "A request failed unexpectedly");
    return answer(Problem.of(ErrorCode.UNEXPECTED));
  }

  private static Response answer(Problem problem) {
    return problem.response(Duration.ZERO);
  }
}
