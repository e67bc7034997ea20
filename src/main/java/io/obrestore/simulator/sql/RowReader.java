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
  private final ResultSetMetaData meta;
  private final ZoneOffset zone;

  RowReader(ResultSet rows, ZoneOffset zone) throws SQLException {
    this.rows = rows;
    this.meta = rows.getMetaData();
    this.zone = zone;
  }

  List<List<@Nullable Object>> all() throws SQLException {
    List<List<@Nullable Object>> all = new ArrayList<>();
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>(meta.getColumnCount());
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        row.add(value(i));
      }
      all.add(row);
    }
    return all;
  }

  private @Nullable Object value(int i) throws SQLException {
    return switch (meta.getColumnType(i)) {
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
