package io.obrestore.simulator.kernel;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column's type as the kernel's DESC writes it.
 *
 * @param base bigint, varchar, longtext, text, decimal, double, datetime, timestamp
 * @param length display width, characters, precision or digits of the second; 0 when not given
 * @param scale digits after the point of a decimal, else 0
 * @param unsigned for bigint
 */
public record ColumnType(String base, int length, int scale, boolean unsigned) {
  private static final Pattern SYNTAX =
      Pattern.compile("([a-z]+)(?:\\((\\d+)(?:,(\\d+))?\\))?( unsigned)?");

  /** Reads e.g. {@code bigint(20) unsigned}; throws IllegalArgumentException for anything else. */
  public static ColumnType parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no column type: " + text);
    }
    return new ColumnType(
        matcher.group(1),
        number(matcher.group(2)),
        number(matcher.group(3)),
        matcher.group(4) != null);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
