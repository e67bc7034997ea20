package io.obrestore.simulator.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of the engine as the values of {@link Result.Rows}. */
final class RowReader {
  private final ResultSet rows;
  private final int[] types;
  private final ZoneOffset zone;

  RowReader(ResultSet rows, ZoneOffset zone) throws SQLException {
    this.rows = rows;
    this.types = types(rows.getMetaData());
    this.zone = zone;
  }

  private static int[] types(ResultSetMetaData meta) throws SQLException {
    int[] types = new int[meta.getColumnCount()];
    for (int i = 0; i < types.length; i++) {
      types[i] = meta.getColumnType(i + 1);
    }
    return types;
  }

  List<List<@Nullable Object>> all() throws SQLException {
    List<List<@Nullable Object>> all = new ArrayList<>();
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>(types.length);
      for (int i = 1; i <= types.length; i++) {
        row.add(value(i));
      }
      all.add(row);
    }
    return all;
  }

  private @Nullable Object value(int i) throws SQLException {
    return switch (types[i - 1]) {
      case Types.DATE -> rows.getObject(i, LocalDate.class);
      case Types.TIME -> rows.getObject(i, LocalTime.class);
      case Types.TIMESTAMP -> rows.getObject(i, LocalDateTime.class);
      case Types.TIMESTAMP_WITH_TIMEZONE -> inZone(rows.getObject(i, OffsetDateTime.class));
      case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> rows.getBytes(i);
      case Types.NUMERIC, Types.DECIMAL -> rows.getBigDecimal(i);
      case Types.BOOLEAN,
          Types.BIT,
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.NULL ->
          rows.getObject(i);
      default -> rows.getString(i);
    };
  }

  private @Nullable LocalDateTime inZone(@Nullable OffsetDateTime time) {
    return time == null ? null : time.withOffsetSameInstant(zone).toLocalDateTime();
  }
}
