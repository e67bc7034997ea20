package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.ColumnType;
import io.obrestore.simulator.kernel.ViewColumn;

/**
 * Columns of the kernel's views, announced by their own types whatever the engine keeps them as.
 */
final class KernelColumns {
  static final String SCHEMA = "oceanbase";

  private static final long TEXT_BYTES = 65_535;

  private KernelColumns() {}

  /** Engines fold names to lower case; the kernel's are upper case unless an alias is given. */
  static ResultColumn column(ViewColumn column, String label) {
    ColumnType type = column.type();
    FieldType field = field(type);
    return new ResultColumn(
        SCHEMA,
        column.view(),
        label.equalsIgnoreCase(column.name()) ? column.name() : label,
        column.name(),
        field,
        length(type, field),
        FieldLengths.decimals(field, digits(type)),
        type.unsigned(),
        false,
        false,
        field.plain());
  }

  private static FieldType field(ColumnType type) {
    return switch (type.base()) {
      case "bigint" -> FieldType.LONGLONG;
      case "varchar" -> FieldType.VAR_STRING;
      case "longtext", "text" -> FieldType.BLOB;
      case "decimal" -> FieldType.NEWDECIMAL;
      case "double" -> FieldType.DOUBLE;
      case "datetime" -> FieldType.DATETIME;
      case "timestamp" -> FieldType.TIMESTAMP;
      default -> throw new IllegalStateException("type of a view: " + type);
    };
  }

  private static long length(ColumnType type, FieldType field) {
    return switch (type.base()) {
      case "bigint" -> type.length();
      case "text" -> TEXT_BYTES;
      default -> FieldLengths.bytes(field, type.length(), digits(type));
    };
  }

  /** Of the second, or after the point. */
  private static int digits(ColumnType type) {
    boolean time = type.base().equals("datetime") || type.base().equals("timestamp");
    return time ? type.length() : type.scale();
  }
}
