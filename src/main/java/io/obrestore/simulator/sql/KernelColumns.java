package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.ColumnType;
import io.obrestore.simulator.kernel.ViewColumn;

/**
 * Columns of the kernel's views, announced by their own types whatever the engine keeps them as.
 */
final class KernelColumns {
  static final String SCHEMA = "oceanbase";

  private KernelColumns() {}

  /** Engines fold names to lower case; the kernel's are upper case unless an alias is given. */
  static ResultColumn column(ViewColumn column, String label) {
    ColumnType type = column.type();
    FieldType field = field(type);
    boolean temporal = field == FieldType.DATETIME || field == FieldType.TIMESTAMP;
    return new ResultColumn(
        SCHEMA,
        column.view(),
        label.equalsIgnoreCase(column.name()) ? column.name() : label,
        column.name(),
        field,
        FieldLengths.bytes(field, type.length()),
        temporal ? type.length() : FieldLengths.decimals(field, type.scale()),
        type.unsigned(),
        false,
        false,
        field.plain());
  }

  private static FieldType field(ColumnType type) {
    return switch (type.base()) {
      case "bigint" -> FieldType.LONGLONG;
      case "varchar" -> FieldType.VAR_STRING;
      case "longtext", "text" -> FieldType.LONG_BLOB;
      case "decimal" -> FieldType.NEWDECIMAL;
      case "double" -> FieldType.DOUBLE;
      case "datetime" -> FieldType.DATETIME;
      case "timestamp" -> FieldType.TIMESTAMP;
      default -> throw new IllegalStateException("type of a view: " + type);
    };
  }
}
