package io.obrestore.simulator.sql;

/** Column types with the protocol's own names ({@code MYSQL_TYPE_…}) and numbers. */
public enum FieldType {
  TINY(0x01),
  SHORT(0x02),
  LONG(0x03),
  FLOAT(0x04),
  DOUBLE(0x05),
  NULL(0x06),
  TIMESTAMP(0x07),
  LONGLONG(0x08),
  DATE(0x0a),
  TIME(0x0b),
  DATETIME(0x0c),
  NEWDECIMAL(0xf6),
  BLOB(0xfc),
  VAR_STRING(0xfd),
  STRING(0xfe);

  private final int code;

  FieldType(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** Whether it is a number or a point in time, whose character set is binary. */
  public boolean plain() {
    return this != BLOB && this != VAR_STRING && this != STRING;
  }

  /** Whether it is a number. */
  public boolean number() {
    return switch (this) {
      case TINY, SHORT, LONG, LONGLONG, FLOAT, DOUBLE, NEWDECIMAL -> true;
      default -> false;
    };
  }
}
