package io.obrestore.api.auth;

import io.obrestore.api.edge.Detail;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.security.access.KeptOutException;
import io.obrestore.security.access.Obstacle;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From what keeps a request out to what its client reads. */
public class KeptOut {
  private static final String ASK = "Basic realm=\"obrestore\", charset=\"UTF-8\"";

  @ServerExceptionMapper
  Response answer(KeptOutException failure, ContainerRequestContext request) {
    Response answer =
        Problem.of(code(failure.obstacle()), Detail.NO_HEADER_KEY_YET.with())
            .response(failure.retryAfter());
    return failure.obstacle() == Obstacle.WRONG_PASSWORD && cameWithBasic(request)
        ? Response.fromResponse(answer).header(HttpHeaders.WWW_AUTHENTICATE, ASK).build()
        : answer;
  }

  /** Only there a browser is to ask its user again: never for a password in the clear. */
  private static boolean cameWithBasic(ContainerRequestContext request) {
    return request.getHeaderString(AuthFilter.HEADER) == null
        && request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
  }

  static ErrorCode code(Obstacle obstacle) {
    return switch (obstacle) {
      case NO_HEADER -> ErrorCode.HEADER_NOT_FOUND;
      case UNREADABLE_HEADER -> ErrorCode.HEADER_DECRYPT_FAILED;
      case OTHER_URI -> ErrorCode.HEADER_URI_MISMATCH;
      case EXPIRED -> ErrorCode.HEADER_EXPIRED;
      case NOT_YET_VALID -> ErrorCode.HEADER_NOT_YET_VALID;
      case WRONG_PASSWORD -> ErrorCode.WRONG_PASSWORD;
      case REPLAYED -> ErrorCode.HEADER_REPLAYED;
      case BASIC_IN_THE_CLEAR -> ErrorCode.BASIC_IN_THE_CLEAR;
      case NO_ROOT_PASSWORD -> ErrorCode.NO_ROOT_PASSWORD;
      case TOO_MANY_FAILURES -> ErrorCode.TOO_MANY;
      case OTHER_ORIGIN -> ErrorCode.OTHER_ORIGIN;
      case FOREIGN_NAME -> ErrorCode.FOREIGN_NAME;
      case NO_KEY_YET -> ErrorCode.NOT_READY;
      case BUSY -> ErrorCode.BUSY;
    };
  }
}
