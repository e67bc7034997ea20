package io.obrestore.simulator.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/** Values as the text protocol writes them. */
final class ValueText {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Whole doubles below this are written without an exponent. */
  private static final double WHOLE = 1e15;

  private ValueText() {}

  /** The text; decimals are the digits of the second to write. */
  static String of(Object value, int decimals) {
    if (value instanceof LocalDateTime time) {
      return DATE_TIME.format(time) + fraction(micros(time.toLocalTime()), decimals);
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time) + fraction(micros(time), decimals);
    }
    if (value instanceof LocalDate date) {
      return date.toString();
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Boolean bool) {
      return bool ? "1" : "0";
    }
    return value instanceof Double || value instanceof Float
        ? real(((Number) value).doubleValue(), value.toString())
        : value.toString();
  }

  /** Microseconds of the second. */
  static int micros(LocalTime time) {
    return time.get(ChronoField.MICRO_OF_SECOND);
  }

  private static String fraction(int micros, int decimals) {
    int digits = Math.min(decimals, 6);
    return digits == 0 ? "" : "." + String.format("%06d", micros).substring(0, digits);
  }

  private static String real(double value, String text) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < WHOLE;
    return whole ? String.valueOf((long) value) : text.replace("E", "e");
  }
}
