package io.obrestore.simulator.wire;

import io.obrestore.simulator.sql.ResultColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the binary protocol, ProtocolBinary::ResultsetRow. */
final class BinaryRow implements RowEncoder {
  private static final int NULL_BITMAP_OFFSET = 2;

  @Override
  public byte[] row(List<ResultColumn> columns, List<@Nullable Object> values) {
    PayloadWriter out = new PayloadWriter().int1(0).bytes(nulls(values));
    for (int i = 0; i < columns.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        write(out, columns.get(i), value);
      }
    }
    return out.payload();
  }

  private static byte[] nulls(List<@Nullable Object> values) {
    byte[] bitmap = new byte[(values.size() + 7 + NULL_BITMAP_OFFSET) / 8];
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) {
        int bit = i + NULL_BITMAP_OFFSET;
        bitmap[bit / 8] |= (byte) (1 << (bit % 8));
      }
    }
    return bitmap;
  }

  private static void write(PayloadWriter out, ResultColumn column, Object value) {
    switch (column.type()) {
      case TINY -> out.int1((int) integer(value));
      case SHORT -> out.int2((int) integer(value));
      case LONG -> out.int4(integer(value));
      case LONGLONG -> out.int8(integer(value));
      case FLOAT -> out.int4(Float.floatToIntBits(number(value).floatValue()));
      case DOUBLE -> out.int8(Double.doubleToLongBits(number(value).doubleValue()));
      case DATE, DATETIME, TIMESTAMP -> dateTime(out, value);
      case TIME -> time(out, (LocalTime) value);
      case NULL, NEWDECIMAL, BLOB, VAR_STRING, STRING -> text(out, column, value);
    }
  }

  /** The low 64 bits: those of bigint unsigned too. */
  private static long integer(Object value) {
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    return number(value).toBigInteger().longValue();
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  private static void text(PayloadWriter out, ResultColumn column, Object value) {
    if (value instanceof byte[] bytes) {
      out.lengthEncodedBytes(bytes);
    } else {
      out.lengthEncodedText(ValueText.of(value, column.decimals()));
    }
  }

  private static void dateTime(PayloadWriter out, Object value) {
    LocalDateTime at =
        value instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) value;
    LocalTime time = at.toLocalTime();
    int micros = ValueText.micros(time);
    out.int1(micros > 0 ? 11 : time.toSecondOfDay() > 0 ? 7 : 4)
        .int2(at.getYear())
        .int1(at.getMonthValue())
        .int1(at.getDayOfMonth());
    if (micros > 0 || time.toSecondOfDay() > 0) {
      out.int1(time.getHour()).int1(time.getMinute()).int1(time.getSecond());
    }
    if (micros > 0) {
      out.int4(micros);
    }
  }

  private static void time(PayloadWriter out, LocalTime time) {
    int micros = ValueText.micros(time);
    out.int1(micros > 0 ? 12 : 8)
        .int1(0)
        .int4(0)
        .int1(time.getHour())
        .int1(time.getMinute())
        .int1(time.getSecond());
    if (micros > 0) {
      out.int4(micros);
    }
  }
}
