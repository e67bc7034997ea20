package io.obrestore.simulator.foreign;

import io.obrestore.testing.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection of a JDBC driver. */
final class JdbcSession implements ClientSession {
  /** The server's own error in the class of connection errors. */
  private static final int PACKET_TOO_LARGE = 1153;

  private static final String PREPARED = "useServerPrepStmts=true";

  private final Connection connection;
  private final boolean prepared;

  private JdbcSession(Connection connection, boolean prepared) {
    this.connection = connection;
    this.prepared = prepared;
  }

  /** MariaDB's driver; prepared: every statement is prepared by the server. */
  static JdbcSession mariaDb(Door door, boolean prepared) throws ClientException {
    return open("mariadb", door, prepared ? PREPARED : "", prepared);
  }

  /** MySQL's Connector/J in text, with further options. */
  static JdbcSession mySql(Door door, String options) throws ClientException {
    return open("mysql", door, options, false);
  }

  /** MySQL's Connector/J, every statement prepared by the server. */
  static JdbcSession mySqlPrepared(Door door) throws ClientException {
    return open("mysql", door, PREPARED, true);
  }

  private static JdbcSession open(String kind, Door door, String options, boolean prepared)
      throws ClientException {
    String url =
        "jdbc:%s://127.0.0.1:%d/%s?%s".formatted(kind, door.port(), door.database(), options);
    try {
      return new JdbcSession(Jdbc.connect(url, door.user(), door.password()), prepared);
    } catch (SQLException e) {
      throw clientException(e);
    }
  }

  private static ClientException clientException(SQLException e) {
    String state = e.getSQLState();
    boolean lost = state != null && state.startsWith("08") && e.getErrorCode() != PACKET_TOO_LARGE;
    ClientException told =
        lost
            ? ClientException.lost(String.valueOf(e.getMessage()))
            : ClientException.refused(e.getErrorCode(), state, String.valueOf(e.getMessage()));
    told.initCause(e);
    return told;
  }

  @Override
  public Answer query(String sql) throws ClientException {
    try {
      return prepared ? runPrepared(sql) : run(sql);
    } catch (SQLException e) {
      throw clientException(e);
    }
  }

  private Answer run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      return statement.execute(sql) ? answer(statement.getResultSet()) : Answer.NOTHING;
    }
  }

  private Answer runPrepared(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.execute() ? answer(statement.getResultSet()) : Answer.NOTHING;
    }
  }

  private static Answer answer(ResultSet result) throws SQLException {
    List<String> labels = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    for (int i = 1; i <= columns; i++) {
      labels.add(result.getMetaData().getColumnLabel(i));
    }
    List<List<@Nullable String>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(Words.of(result.getObject(i)));
      }
      rows.add(row);
    }
    return rows.isEmpty() ? Answer.NOTHING : new Answer(labels, rows);
  }

  @Override
  public void close() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
