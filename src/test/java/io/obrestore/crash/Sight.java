package io.obrestore.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at tables and views past the server's door, so that looking disturbs nobody. */
final class Sight implements AutoCloseable {
  private final Connection connection;
  private final String storeId;
  private final InstantSource clock;

  /**
   * @param clock of the embedded OceanBase
   */
  Sight(Connection connection, String storeId, InstantSource clock) {
    this.connection = connection;
    this.storeId = storeId;
    this.clock = clock;
  }

  /** The database's time, as it writes it. */
  LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  String storeId() {
    return storeId;
  }

  /** Rows by lower-case column names. */
  List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static List<Map<String, @Nullable Object>> read(ResultSet rows) throws SQLException {
    List<Map<String, @Nullable Object>> read = new ArrayList<>();
    while (rows.next()) {
      Map<String, @Nullable Object> row = new HashMap<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        row.put(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), rows.getObject(i));
      }
      read.add(row);
    }
    return read;
  }

  long count(String sql, @Nullable Object... parameters) {
    return number(rows("SELECT COUNT(*) AS n " + sql, parameters).get(0), "n");
  }

  static long number(Map<String, @Nullable Object> row, String column) {
    return ((Number) Objects.requireNonNull(row.get(column))).longValue();
  }

  void change(String sql, @Nullable Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  Map<String, @Nullable Object> dag(long id) {
    return rows("SELECT * FROM obrestore.dag WHERE id = ?", id).get(0);
  }

  /** Whether a dag has ended. */
  boolean ended(long id) {
    return List.of("SUCCEED", "FAILED").contains(dag(id).get("state"));
  }

  /** What the jobs of a dag are called. */
  String mark(long dagId) {
    return "obrestore:" + storeId + ":" + dagId + ":%";
  }

  /** What the pools of a dag are called; an underscore alone would stand for any digit. */
  String pools(long dagId) {
    return "obr\\_" + storeId + "\\_" + dagId + "\\_%";
  }

  /** Its jobs that have not ended. */
  long runningJobs(long dagId) {
    return count(
        "FROM oceanbase.cdb_ob_restore_progress WHERE tenant_id = 1 AND description LIKE ?",
        mark(dagId));
  }

  /** Its jobs that have ended like this. */
  long endedJobs(long dagId, String status) {
    return count(
        "FROM oceanbase.cdb_ob_restore_history"
            + " WHERE tenant_id = 1 AND description LIKE ? AND status = ?",
        mark(dagId),
        status);
  }

  List<String> log(long dagId) {
    return rows(
            "SELECT line_no, line FROM obrestore.task_log WHERE dag_id = ? ORDER BY line_no", dagId)
        .stream()
        .map(row -> row.get("line_no") + " " + row.get("line"))
        .toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
