package io.obrestore.simulator.sql;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Lengths and digits as columns are announced with. */
final class FieldLengths {
  private static final int UNKNOWN_DIGITS = 31;
  private static final int MAX_SECOND_DIGITS = 6;

  private FieldLengths() {}

  /** Bytes of the longest value of an engine's column; binary: whether it holds bytes. */
  static long bytes(ResultSetMetaData meta, int i, FieldType field, boolean binary)
      throws SQLException {
    int precision = meta.getPrecision(i);
    boolean counted = binary && field == FieldType.VAR_STRING;
    return counted ? precision : bytes(field, precision, meta.getScale(i));
  }

  /** Bytes of the longest value; precision in digits or characters, scale in digits. */
  static long bytes(FieldType field, int precision, int scale) {
    return switch (field) {
      case TINY -> 4;
      case SHORT -> 6;
      case LONG -> 11;
      case LONGLONG -> 20;
      case FLOAT -> 12;
      case DOUBLE -> 23;
      case NULL -> 0;
      case DATE -> 10;
      case TIME -> withFraction(10, scale);
      case DATETIME, TIMESTAMP -> withFraction(19, scale);
      case NEWDECIMAL -> scale > 0 ? precision + 2L : precision + 1L;
      case BLOB -> 4294967295L;
      case VAR_STRING, STRING -> precision * 4L;
    };
  }

  private static long withFraction(int seconds, int scale) {
    int digits = Math.min(scale, MAX_SECOND_DIGITS);
    return digits == 0 ? seconds : seconds + 1L + digits;
  }

  /** Digits after the point or of the second. */
  static int decimals(FieldType field, int scale) {
    return switch (field) {
      case DATETIME, TIMESTAMP, TIME -> Math.min(scale, MAX_SECOND_DIGITS);
      case NEWDECIMAL -> Math.min(scale, 30);
      case DOUBLE, FLOAT -> UNKNOWN_DIGITS;
      default -> 0;
    };
  }
}
