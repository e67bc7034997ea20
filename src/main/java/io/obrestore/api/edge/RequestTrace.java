package io.obrestore.api.edge;

import io.obrestore.restore.message.Language;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asked and since when.
 *
 * @param id the client's trace id, or a new one
 * @param startNanos by the monotonic clock
 * @param language to answer in
 */
public record RequestTrace(String id, long startNanos, Language language) {
  /** The header both ways. */
  public static final String HEADER = "X-OBSHELL-Trace-ID";

  /** The key in the log's context. */
  static final String LOG_KEY = "traceId";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Takes the client's id when it is sane, so that no header can forge a log line. */
  static RequestTrace begin(
      @Nullable String given, Language language, LongSupplier random, LongSupplier nanoTime) {
    String id =
        given != null && SANE.matcher(given).matches()
            ? given
            : HexFormat.of().toHexDigits(random.getAsLong());
    return new RequestTrace(id, nanoTime.getAsLong(), language);
  }

  long millisUntil(long nanos) {
    return Math.max(0, (nanos - startNanos) / NANOS_PER_MILLI);
  }
}
