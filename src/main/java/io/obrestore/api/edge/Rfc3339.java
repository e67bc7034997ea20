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

  private Rfc3339() {}

  /** The instant; throws DateTimeException where it is none, or finer than a nanosecond. */
  static Instant instant(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new DateTimeException("not of RFC 3339's shape");
    }
    return OffsetDateTime.parse(text).toInstant();
  }
}
