package io.obrestore.simulator.sql;

/** Lengths and digits as columns are announced with. */
final class FieldLengths {
  private static final int UNKNOWN_DIGITS = 31;

  private FieldLengths() {}

  /** Bytes of the longest value; precision in digits or characters. */
  static long bytes(FieldType field, int precision) {
    return switch (field) {
      case TINY -> 4;
      case SHORT -> 6;
      case LONG -> 11;
      case LONGLONG -> 20;
      case FLOAT -> 12;
      case DOUBLE -> 22;
      case NULL -> 0;
      case DATE -> 10;
      case TIME -> 15;
      case DATETIME, TIMESTAMP -> 26;
      case NEWDECIMAL -> precision + 2L;
      case LONG_BLOB -> 4294967295L;
      case VAR_STRING, STRING -> precision * 4L;
    };
  }

  /** Digits after the point or of the second. */
  static int decimals(FieldType field, int scale) {
    return switch (field) {
      case DATETIME, TIMESTAMP, TIME -> Math.min(scale, 6);
      case NEWDECIMAL -> Math.min(scale, 30);
      case DOUBLE, FLOAT -> UNKNOWN_DIGITS;
      default -> 0;
    };
  }
}
