package io.obrestore.simulator.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Reads values of COM_STMT_EXECUTE by their types. */
final class ParameterDecoder {
  private static final int UNSIGNED = 0x8000;

  private ParameterDecoder() {}

  /** The value; type is the protocol's number with the unsigned flag in its high byte. */
  static @Nullable Object value(PayloadReader in, int type) throws ProtocolException {
    boolean unsigned = (type & UNSIGNED) != 0;
    return switch (type & 0xff) {
      case 0x01 -> unsigned ? (Object) (long) in.int1() : (long) (byte) in.int1();
      case 0x02, 0x0d -> unsigned ? (Object) (long) in.int2() : (long) (short) in.int2();
      case 0x03, 0x09 -> unsigned ? Integer.toUnsignedLong(in.int4()) : (long) in.int4();
      case 0x08 -> unsigned ? unsigned(in.int8()) : (Object) in.int8();
      case 0x04 -> Float.intBitsToFloat(in.int4());
      case 0x05 -> Double.longBitsToDouble(in.int8());
      case 0x06 -> null;
      case 0x0a, 0x07, 0x0c -> dateTime(in, (type & 0xff) == 0x0a);
      case 0x0b -> time(in);
      case 0x00, 0xf6 -> decimal(in);
      case 0xf9, 0xfa, 0xfb, 0xfc -> in.lengthEncodedBytes();
      case 0x0f, 0x10, 0xf5, 0xf7, 0xf8, 0xfd, 0xfe ->
          new String(in.lengthEncodedBytes(), StandardCharsets.UTF_8);
      default -> throw new ProtocolException("parameter of type " + (type & 0xff));
    };
  }

  private static Object unsigned(long bits) {
    return bits >= 0 ? (Object) bits : new BigInteger(Long.toUnsignedString(bits));
  }

  private static BigDecimal decimal(PayloadReader in) throws ProtocolException {
    String text = new String(in.lengthEncodedBytes(), StandardCharsets.US_ASCII);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      ProtocolException wrong = new ProtocolException("no decimal");
      wrong.initCause(e);
      throw wrong;
    }
  }

  private static Object dateTime(PayloadReader in, boolean date) throws ProtocolException {
    PayloadReader value = new PayloadReader(in.lengthEncodedBytes());
    if (value.remaining() == 0) {
      return "0000-00-00 00:00:00";
    }
    try {
      LocalDate day = LocalDate.of(value.int2(), value.int1(), value.int1());
      LocalTime time = value.remaining() == 0 ? LocalTime.MIDNIGHT : timeOfDay(value);
      return date ? day : LocalDateTime.of(day, time);
    } catch (DateTimeException e) {
      ProtocolException wrong = new ProtocolException("no date");
      wrong.initCause(e);
      throw wrong;
    }
  }

  private static Object time(PayloadReader in) throws ProtocolException {
    PayloadReader value = new PayloadReader(in.lengthEncodedBytes());
    if (value.remaining() == 0) {
      return LocalTime.MIDNIGHT;
    }
    int negative = value.int1();
    int days = value.int4();
    if (negative != 0 || days != 0) {
      throw new ProtocolException("a time beyond one day");
    }
    try {
      return timeOfDay(value);
    } catch (DateTimeException e) {
      ProtocolException wrong = new ProtocolException("no time");
      wrong.initCause(e);
      throw wrong;
    }
  }

  private static LocalTime timeOfDay(PayloadReader value) throws ProtocolException {
    int hour = value.int1();
    int minute = value.int1();
    int second = value.int1();
    int micros = value.remaining() >= 4 ? value.int4() : 0;
    return LocalTime.of(hour, minute, second, Math.multiplyExact(micros, 1000));
  }
}
