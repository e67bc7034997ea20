package io.obrestore.api.edge;

import io.obrestore.api.edge.ApiError.SubError;
import io.obrestore.restore.message.Language;
import io.obrestore.restore.message.Message;
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
 * @param number the one SDKs branch on
 * @param errCode the name of the error
 * @param text for a person
 * @param faults one for each offending field
 */
public record Problem(
    int status, int number, String errCode, Message text, List<FieldFault> faults) {
  private static final int SHOWN_AT_MOST = 100;
  private static final int RETRY_AFTER_SECONDS = 2;

  /** A failure of the edge. */
  public static Problem of(ErrorCode code, Object... arguments) {
    return new Problem(
        code.status(), code.number(), code.errCode(), code.with(arguments), List.of());
  }

  /** A fault that is not one field's. */
  public static Problem of(Fault fault) {
    var whole = FieldFault.of(fault);
    return new Problem(whole.status(), 0, whole.errCode(), whole.text(), List.of());
  }

  /** All faults of a request; the first names the whole. */
  public static Problem of(List<FieldFault> faults) {
    var first = faults.get(0);
    return new Problem(
        first.status(),
        0,
        first.errCode(),
        first.text(),
        faults.stream().limit(SHOWN_AT_MOST).toList());
  }

  /** What the client reads. */
  ApiError error(Language language) {
    return new ApiError(
        number,
        errCode,
        text.in(language),
        faults.stream()
            .map(fault -> new SubError(fault.errCode(), fault.field(), fault.text().in(language)))
            .toList());
  }

  /**
   * The answer; {@link EnvelopeFilter} puts it into the envelope, in the client's language.
   *
   * @param retryAfter when another try may be worth it; zero where nothing special is known
   */
  public Response response(Duration retryAfter) {
    var response = Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(this);
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
  public record FieldFault(String field, String errCode, int status, Message text) {
    /** Of the body's form. */
    public static FieldFault of(ErrorCode code, String field, Object... arguments) {
      return new FieldFault(field, code.errCode(), code.status(), code.with(arguments));
    }

    /** Of a rule of the restore. */
    public static FieldFault of(Fault fault) {
      return new FieldFault(fault.field(), fault.rule().code(), status(fault.rule()), fault.text());
    }

    /** In English. */
    public String message() {
      return text.english();
    }

    private static int status(Rule rule) {
      return rule == Rule.UNDER_MAINTENANCE ? 500 : 400;
    }
  }
}
