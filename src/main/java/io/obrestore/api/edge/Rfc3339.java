package io.obrestore.api.edge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Times as RFC 3339 spells them: stricter than ISO 8601, which leaves out what it likes. */
final class Rfc3339 {
  private static final Pattern SHAPE =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?"
              + "(?:[Zz]|[+-][0-9]{2}:[0-9]{2})");

  private static final int LONGEST = 35;
  private static final int NANOS_DIGITS = 9;

  private Rfc3339() {}

  /** The instant; throws DateTimeException where it is none, or finer than a nanosecond. */
  static Instant instant(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new DateTimeException("not of RFC 3339's shape");
    }
    return OffsetDateTime.parse(text).toInstant();
  }

  /**
   * The same as {@link java.time.format.DateTimeFormatter#ISO_OFFSET_DATE_TIME} writes, which takes
   * several times as long: a list of tasks has thousands.
   */
  static String text(OffsetDateTime time) {
    var text = new StringBuilder(LONGEST).append(time.toLocalDate()).append('T');
    two(text, time.getHour());
    two(text.append(':'), time.getMinute());
    two(text.append(':'), time.getSecond());
    fraction(text, time.getNano());
    return text.append(time.getOffset().getId()).toString();
  }

  private static void two(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** As many digits as it has. */
  private static void fraction(StringBuilder text, int nanos) {
    if (nanos == 0) {
      return;
    }
    String digits = Integer.toString(nanos);
    text.append('.').append("0".repeat(NANOS_DIGITS - digits.length()));
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    text.append(digits, 0, end);
  }
}
