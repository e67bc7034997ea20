package io.obrestore.api.edge;

import io.obrestore.dag.StoreUncertainException;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a resource into an answer in the envelope; nothing internal leaves. */
public class FailureAnswers {
  private static final Logger LOG = Logger.getLogger(FailureAnswers.class);

  private final AllowedMethods methods;

  FailureAnswers(AllowedMethods methods) {
    this.methods = methods;
  }

  @ServerExceptionMapper
  Response expected(ApiException failure, HttpServerRequest request) {
    if (failure.problem().status() == ErrorCode.BODY_TOO_LARGE.status()) {
      HangUp.announce(request, request.response());
    }
    return answer(failure.problem());
  }

  @ServerExceptionMapper
  Response ofTheFramework(WebApplicationException failure, UriInfo uri) {
    var code = ErrorCode.ofStatus(failure.getResponse().getStatus());
    if (code == ErrorCode.UNEXPECTED) {
      LOG.errorf(failure, "A request failed unexpectedly");
    }
    Response answer = answer(Problem.of(code));
    return code == ErrorCode.METHOD_NOT_ALLOWED
        ? Response.fromResponse(answer).allow(methods.takenBy(uri)).build()
        : answer;
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    ErrorClass meaning = Failures.classify(failure);
    if (meaning == ErrorClass.RETRY
        || meaning == ErrorClass.UNKNOWN_OUTCOME
        || failure instanceof StoreUncertainException) {
      LOG.warnf("A request could not be served: %s", failure.getMessage());
      return answer(Problem.of(ErrorCode.NOT_READY, Detail.CANNOT_ASK.with()));
    }
    LOG.errorf(failure, "A request failed unexpectedly");
    return answer(Problem.of(ErrorCode.UNEXPECTED));
  }

  private static Response answer(Problem problem) {
    return problem.response(Duration.ZERO);
  }
}
