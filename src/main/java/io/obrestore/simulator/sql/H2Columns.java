package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelViews;
import io.obrestore.simulator.kernel.ViewColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** Announces columns: those of the kernel's views by their own types, others by H2's. */
final class H2Columns {
  /** Text that H2 takes without a limit, which it does for LONGTEXT. */
  private static final int UNLIMITED = 1_000_000;

  private final KernelViews views;

  H2Columns(KernelViews views) {
    this.views = views;
  }

  ResultColumn column(ResultSetMetaData meta, int i) throws SQLException {
    Optional<ViewColumn> kernel =
        KernelColumns.SCHEMA.equals(meta.getSchemaName(i))
            ? views.column(meta.getTableName(i), meta.getColumnName(i))
            : Optional.empty();
    return kernel.isPresent()
        ? KernelColumns.column(kernel.get(), meta.getColumnLabel(i))
        : ownColumn(meta, i);
  }

  private static ResultColumn ownColumn(ResultSetMetaData meta, int i) throws SQLException {
    String table = meta.getTableName(i);
    FieldType field = field(meta, i, table.isEmpty());
    boolean bytes = binary(meta.getColumnType(i));
    return new ResultColumn(
        meta.getSchemaName(i),
        table,
        meta.getColumnLabel(i),
        table.isEmpty() ? "" : meta.getColumnName(i),
        field,
        FieldLengths.bytes(meta, i, field, bytes),
        FieldLengths.decimals(field, meta.getScale(i)),
        keptUnsigned(meta, i),
        meta.isNullable(i) == ResultSetMetaData.columnNoNulls,
        meta.isAutoIncrement(i),
        bytes || field.plain());
  }

  private static FieldType field(ResultSetMetaData meta, int i, boolean expression)
      throws SQLException {
    int precision = meta.getPrecision(i);
    return switch (meta.getColumnType(i)) {
      case Types.BOOLEAN, Types.BIT -> expression ? FieldType.LONGLONG : FieldType.TINY;
      case Types.TINYINT -> expression ? FieldType.LONGLONG : FieldType.TINY;
      case Types.SMALLINT -> expression ? FieldType.LONGLONG : FieldType.SHORT;
      case Types.INTEGER -> expression ? FieldType.LONGLONG : FieldType.LONG;
      case Types.BIGINT -> FieldType.LONGLONG;
      case Types.REAL -> FieldType.FLOAT;
      case Types.FLOAT, Types.DOUBLE -> FieldType.DOUBLE;
      case Types.NUMERIC, Types.DECIMAL ->
          keptUnsigned(meta, i) ? FieldType.LONGLONG : FieldType.NEWDECIMAL;
      case Types.DATE -> FieldType.DATE;
      case Types.TIME -> FieldType.TIME;
      case Types.TIMESTAMP -> FieldType.DATETIME;
      case Types.TIMESTAMP_WITH_TIMEZONE -> FieldType.TIMESTAMP;
      case Types.NULL -> FieldType.NULL;
      case Types.CLOB, Types.BLOB -> FieldType.BLOB;
      default -> precision >= UNLIMITED ? FieldType.BLOB : FieldType.VAR_STRING;
    };
  }

  /** DECIMAL(20) is how bigint unsigned is kept, see {@link DefinitionRewrite}. */
  private static boolean keptUnsigned(ResultSetMetaData meta, int i) throws SQLException {
    int type = meta.getColumnType(i);
    return (type == Types.NUMERIC || type == Types.DECIMAL)
        && meta.getPrecision(i) == 20
        && meta.getScale(i) == 0;
  }

  private static boolean binary(int type) {
    return type == Types.BLOB
        || type == Types.BINARY
        || type == Types.VARBINARY
        || type == Types.LONGVARBINARY;
  }
}
