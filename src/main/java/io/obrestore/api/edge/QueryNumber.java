package io.obrestore.api.edge;

import org.jspecify.annotations.Nullable;

/** Whole numbers of a query. */
public final class QueryNumber {
  private QueryNumber() {}

  /**
   * The number, at most that of an int; the default when it is missing or empty.
   *
   * @throws ApiException Common.IllegalArgument
   */
  public static long parse(String name, @Nullable String text, long byDefault) {
    if (text == null || text.isEmpty()) {
      return byDefault;
    }
    try {
      return Math.min(Long.parseLong(text), Integer.MAX_VALUE);
    } catch (NumberFormatException notANumber) {
      throw Problem.of(ErrorCode.ILLEGAL_ARGUMENT, name, Detail.NO_NUMBER.with()).asException();
    }
  }
}
