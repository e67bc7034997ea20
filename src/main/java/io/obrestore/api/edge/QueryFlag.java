package io.obrestore.api.edge;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Booleans of a query, as clients write them: true, True, 1, f, No and so on. */
public final class QueryFlag {
  private QueryFlag() {}

  /**
   * The value, or the default when it is missing or empty.
   *
   * @throws ApiException Common.IllegalArgument
   */
  public static boolean parse(String name, @Nullable String text, boolean byDefault) {
    if (text == null || text.isEmpty()) {
      return byDefault;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1", "yes", "y", "on" -> true;
      case "false", "f", "0", "no", "n", "off" -> false;
      default ->
          throw Problem.of(ErrorCode.ILLEGAL_ARGUMENT, name, Detail.NO_FLAG.with()).asException();
    };
  }
}
