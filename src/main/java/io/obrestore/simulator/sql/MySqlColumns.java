package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelViews;
import io.obrestore.simulator.kernel.ViewColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/**
 * Announces columns of an engine of OceanBase's own language: those of the kernel's views by their
 * types, others as the engine has them. The driver gives databases as catalogs.
 */
final class MySqlColumns {
  private final KernelViews views;

  MySqlColumns(KernelViews views) {
    this.views = views;
  }

  ResultColumn column(ResultSetMetaData meta, int i) throws SQLException {
    String schema = meta.getCatalogName(i);
    Optional<ViewColumn> kernel =
        KernelColumns.SCHEMA.equals(schema)
            ? views.column(meta.getTableName(i), meta.getColumnName(i))
            : Optional.empty();
    return kernel.isPresent()
        ? KernelColumns.column(kernel.get(), meta.getColumnLabel(i))
        : ownColumn(meta, i, schema);
  }

  private static ResultColumn ownColumn(ResultSetMetaData meta, int i, String schema)
      throws SQLException {
    FieldType field = field(meta.getColumnType(i));
    boolean bytes = binary(meta.getColumnType(i));
    return new ResultColumn(
        schema,
        meta.getTableName(i),
        meta.getColumnLabel(i),
        meta.getColumnName(i),
        field,
        FieldLengths.bytes(meta, i, field, bytes),
        FieldLengths.decimals(field, meta.getScale(i)),
        !meta.isSigned(i) && integer(field),
        meta.isNullable(i) == ResultSetMetaData.columnNoNulls,
        meta.isAutoIncrement(i),
        bytes || field.plain());
  }

  private static FieldType field(int type) {
    return switch (type) {
      case Types.BOOLEAN, Types.BIT, Types.TINYINT -> FieldType.TINY;
      case Types.SMALLINT -> FieldType.SHORT;
      case Types.INTEGER -> FieldType.LONG;
      case Types.BIGINT -> FieldType.LONGLONG;
      case Types.REAL -> FieldType.FLOAT;
      case Types.FLOAT, Types.DOUBLE -> FieldType.DOUBLE;
      case Types.NUMERIC, Types.DECIMAL -> FieldType.NEWDECIMAL;
      case Types.DATE -> FieldType.DATE;
      case Types.TIME -> FieldType.TIME;
      case Types.TIMESTAMP -> FieldType.DATETIME;
      case Types.NULL -> FieldType.NULL;
      case Types.CLOB, Types.BLOB, Types.LONGVARCHAR, Types.LONGVARBINARY -> FieldType.BLOB;
      default -> FieldType.VAR_STRING;
    };
  }

  private static boolean integer(FieldType field) {
    return switch (field) {
      case TINY, SHORT, LONG, LONGLONG -> true;
      default -> false;
    };
  }

  private static boolean binary(int type) {
    return type == Types.BLOB
        || type == Types.BINARY
        || type == Types.VARBINARY
        || type == Types.LONGVARBINARY;
  }
}
