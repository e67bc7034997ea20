package io.obrestore.api.auth;

import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.security.access.KeptOutException;
import io.obrestore.security.access.Obstacle;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From what keeps a request out to what its client reads. */
public class KeptOut {
  @ServerExceptionMapper
  Response answer(KeptOutException failure) {
    return Problem.of(code(failure.obstacle()), "there is no key for encrypted headers yet")
        .response(failure.retryAfter());
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
