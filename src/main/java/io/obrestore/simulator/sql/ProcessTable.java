package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.ColumnType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code oceanbase.GV$OB_PROCESSLIST}: a table of the engine, filled anew before each statement
 * that names it.
 */
final class ProcessTable implements AutoCloseable {
  /** How a statement that asks for it names it. */
  static final String NAME = "GV$OB_PROCESSLIST";

  private static final List<String> FILLED =
      List.of(
          "SVR_IP",
          "SVR_PORT",
          "SQL_PORT",
          "ID",
          "USER",
          "HOST",
          "DB",
          "TENANT",
          "COMMAND",
          "TIME",
          "TOTAL_TIME",
          "STATE",
          "INFO");

  private final Connection connection;
  private final String table;
  private final int sqlPort;

  private final String insert;

  private ProcessTable(Connection connection, String quote, int sqlPort) {
    this.connection = connection;
    this.table = "oceanbase." + quote + NAME + quote;
    this.sqlPort = sqlPort;
    String names = FILLED.stream().map(n -> quote + n + quote).collect(Collectors.joining(","));
    String marks = String.join(",", Collections.nCopies(FILLED.size(), "?"));
    this.insert = "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
  }

  static ProcessTable create(SqlEngine engine, int sqlPort) throws SQLException {
    Connection connection = engine.connect();
    String quote = engine.dialect().nameQuote();
    ProcessTable processes = new ProcessTable(connection, quote, sqlPort);
    String columns =
        engine.views().columns(NAME).stream()
            .map(column -> quote + column.name() + quote + " " + type(column.type()))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + processes.table);
      statement.execute("CREATE TABLE " + processes.table + " (" + columns + ")");
    }
    connection.setAutoCommit(false);
    return processes;
  }

  /** Wide enough for what is filled in; a session's id is above what a signed int holds. */
  private static String type(ColumnType type) {
    return switch (type.base()) {
      case "bigint" -> "DECIMAL(20)";
      case "double" -> "DOUBLE";
      case "decimal" -> "DECIMAL(20,6)";
      case "datetime", "timestamp" -> "DATETIME(6)";
      case "varchar" -> "VARCHAR(" + Math.min(type.length(), 4096) + ")";
      default -> "LONGTEXT";
    };
  }

  /** Makes the table say what the list says. */
  synchronized void fill(List<ProcessRow> list, Instant now) throws SQLException {
    try (Statement clear = connection.createStatement();
        PreparedStatement row = connection.prepareStatement(insert)) {
      clear.execute("DELETE FROM " + table);
      for (ProcessRow process : list) {
        bind(row, process, now);
        row.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private void bind(PreparedStatement row, ProcessRow process, Instant now) throws SQLException {
    double seconds = Duration.between(process.since(), now).toMillis() / 1000.0;
    int at = 1;
    row.setString(at++, "127.0.0.1");
    row.setLong(at++, 2882);
    row.setLong(at++, sqlPort);
    row.setLong(at++, process.id());
    row.setString(at++, process.user());
    row.setString(at++, process.host());
    row.setString(at++, process.database());
    row.setString(at++, "sys");
    row.setString(at++, process.command());
    row.setDouble(at++, seconds);
    row.setDouble(at++, seconds);
    row.setString(at++, process.state());
    row.setString(at, process.info());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
