package io.obrestore.api.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every answer under {@code /api/v1} (api-contract.md, Envelope). Resources give
 * the data; {@link EnvelopeFilter} fills in the rest when the answer leaves.
 *
 * @param <T> the data's type
 */
@JsonPropertyOrder({"successful", "timestamp", "duration", "status", "traceId", "data", "error"})
public record Answer<T>(
    @Schema(description = "Whether the status is below 400.", examples = "true") boolean successful,
    @Schema(
            format = "date-time",
            description = "When the answer was made, RFC 3339.",
            examples = "2024-01-09T17:11:43.385889278+08:00")
        String timestamp,
    @Schema(description = "Milliseconds spent on the request.", examples = "1") long duration,
    @Schema(description = "The HTTP status.", examples = "200") int status,
    @Schema(
            description = "Also in the header X-OBSHELL-Trace-ID and in the log.",
            examples = "877fe32b83634153")
        String traceId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable T data,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Only on failure.")
        @Nullable ApiError error) {

  private static final int OK = 200;
  private static final int FIRST_FAILURE = 400;

  /** A success with data. */
  public static <T> Answer<T> of(T data) {
    return new Answer<>(true, "", 0, OK, "", data, null);
  }

  /** A success with nothing to say. */
  public static Answer<Void> done() {
    return new Answer<>(true, "", 0, OK, "", null, null);
  }

  /** A failure. */
  static Answer<Void> failed(ApiError error) {
    return new Answer<>(false, "", 0, FIRST_FAILURE, "", null, error);
  }

  /** The same with what is known only when it leaves. */
  Answer<T> stamped(String timestamp, long duration, int status, String traceId) {
    return new Answer<>(status < FIRST_FAILURE, timestamp, duration, status, traceId, data, error);
  }
}
