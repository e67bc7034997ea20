package io.obrestore.api.edge;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times of a query. */
public final class QueryTime {
  private QueryTime() {}

  /**
   * The instant; null when it is missing or empty. A plus that arrived as a blank, as it does
   * unless it is escaped, is a plus.
   *
   * @throws ApiException Common.IllegalArgument
   */
  public static @Nullable Instant parse(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return Rfc3339.instant(text.replace(' ', '+'));
    } catch (DateTimeException notATime) {
      throw Problem.of(ErrorCode.ILLEGAL_ARGUMENT, name, Detail.NO_TIME.with()).asException();
    }
  }
}
