package io.obrestore.simulator.foreign;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** One way to write a value, whatever type of Java a driver gives it as. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private Words() {}

  static @Nullable String of(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Timestamp time) {
      return TIME.format(time.toLocalDateTime());
    }
    if (value instanceof LocalDateTime time) {
      return TIME.format(time);
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
