package io.obrestore.oceanbase.view;

import io.obrestore.oceanbase.Scn;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, by column name. Takes numbers as they come: views give the same column as
 * bigint, unsigned, decimal or text, depending on the view and the version.
 */
record Fields(ViewQuery query, Row row) {
  private static final DateTimeFormatter SIX_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /** A text that is always there. */
  String text(String column) {
    String text = textOrNull(column);
    return text == null ? "" : text;
  }

  /** A text; null for NULL. */
  @Nullable String textOrNull(String column) {
    Object value = value(column);
    return value == null ? null : plain(value);
  }

  /** A number that is always there. */
  long number(String column) {
    Long number = numberOrNull(column);
    if (number == null) {
      throw new IllegalStateException(query.view() + "." + column + " is NULL");
    }
    return number;
  }

  /** A number; null for NULL and for an empty text. */
  @Nullable Long numberOrNull(String column) {
    Object value = value(column);
    return value instanceof Long || value instanceof Integer
        ? Long.valueOf(((Number) value).longValue())
        : exact(decimalOrNull(value));
  }

  private static @Nullable Long exact(@Nullable BigDecimal number) {
    return number == null ? null : number.longValueExact();
  }

  /** A decimal; null for NULL and for an empty text. */
  @Nullable BigDecimal decimalOrNull(String column) {
    return decimalOrNull(value(column));
  }

  private static @Nullable BigDecimal decimalOrNull(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Numeric numeric) {
      return numeric.bigDecimalValue();
    }
    String text = plain(value).strip();
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  /** A decimal that is always there. */
  double real(String column) {
    BigDecimal number = decimalOrNull(column);
    return number == null ? 0 : number.doubleValue();
  }

  /** An SCN; null for NULL and for an empty text. */
  @Nullable Scn scnOrNull(String column) {
    BigDecimal number = decimalOrNull(column);
    if (number == null) {
      return null;
    }
    BigInteger value = number.toBigIntegerExact();
    // A signed 64 bit number where an unsigned one is meant.
    return new Scn(value.signum() < 0 ? value.add(BigInteger.TWO.pow(64)) : value);
  }

  /** A time of the session's zone, which the gateway sets to UTC; null for NULL. */
  @Nullable Instant instantOrNull(String column) {
    return value(column) instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : null;
  }

  /** A text that OceanBase made for the eye; null for NULL and for an empty text. */
  @Nullable String displayOrNull(String column) {
    String text = textOrNull(column);
    return text == null || text.isBlank() ? null : text;
  }

  private @Nullable Object value(String column) {
    return row.getDelegate().getValue(query.position(column));
  }

  /** A value as text, as OceanBase writes it: numbers without exponents, times with six digits. */
  static String plain(Object value) {
    if (value instanceof Numeric numeric) {
      return numeric.bigDecimalValue().toPlainString();
    }
    if (value instanceof LocalDateTime time) {
      return time.format(SIX_DIGITS);
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }
}
