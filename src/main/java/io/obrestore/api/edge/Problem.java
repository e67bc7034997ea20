package io.obrestore.api.edge;

import io.obrestore.api.edge.ApiError.SubError;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.Rule;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/**
 * A failure that is to be answered.
 *
 * @param status the HTTP status
 * @param error what the client reads
 */
public record Problem(int status, ApiError error) {
  private static final int SHOWN_AT_MOST = 100;
  private static final int RETRY_AFTER_SECONDS = 2;

  /** A failure of the edge. */
  public static Problem of(ErrorCode code, Object... arguments) {
    return new Problem(
        code.status(),
        new ApiError(code.number(), code.errCode(), code.message(arguments), List.of()));
  }

  /** A fault that is not one field's. */
  public static Problem of(Fault fault) {
    var whole = FieldFault.of(fault);
    return new Problem(
        whole.status(), new ApiError(0, whole.errCode(), whole.message(), List.of()));
  }

  /** All faults of a request; the first names the whole. */
  public static Problem of(List<FieldFault> faults) {
    var first = faults.get(0);
    var shown =
        faults.stream()
            .limit(SHOWN_AT_MOST)
            .map(fault -> new SubError(fault.errCode(), fault.field(), fault.message()))
            .toList();
    return new Problem(first.status(), new ApiError(0, first.errCode(), first.message(), shown));
  }

  /**
   * The answer.
   *
   * @param retryAfter when another try may be worth it; zero where nothing special is known
   */
  public Response response(Duration retryAfter) {
    var response =
        Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(Answer.failed(error));
    if (!retryAfter.isZero()) {
      response.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    } else if (status == ErrorCode.BUSY.status()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.build();
  }

  /** This failure as an exception. */
  public ApiException asException() {
    return new ApiException(this);
  }

  /**
   * One fault with its status.
   *
   * @param field its path in the request
   */
  public record FieldFault(String field, String errCode, int status, String message) {
    /** Of the body's form. */
    public static FieldFault of(ErrorCode code, String field, Object... arguments) {
      return new FieldFault(field, code.errCode(), code.status(), code.message(arguments));
    }

    /** Of a rule of the restore. */
    public static FieldFault of(Fault fault) {
      return new FieldFault(
          fault.field(), fault.rule().code(), status(fault.rule()), fault.message());
    }

    private static int status(Rule rule) {
      return rule == Rule.UNDER_MAINTENANCE ? 500 : 400;
    }
  }
}
