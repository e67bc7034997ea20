package io.obrestore.process;

import io.obrestore.testing.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What OceanBase shows to anyone who asks, and what the service keeps in it. */
final class Views implements AutoCloseable {
  private final Connection connection;

  Views(int port, String password) throws SQLException {
    this.connection =
        Jdbc.connect("jdbc:mariadb://127.0.0.1:" + port + "/oceanbase", "root@sys", password);
  }

  /** How the jobs that bear the dag's mark ended. */
  List<String> jobs(long dag) throws SQLException {
    return rows(
        "SELECT STATUS FROM CDB_OB_RESTORE_HISTORY WHERE TENANT_ID = 1 AND DESCRIPTION LIKE ?",
        mark(dag));
  }

  /** How many jobs that bear the dag's mark run. */
  int runningJobs(long dag) throws SQLException {
    return rows(
            "SELECT STATUS FROM CDB_OB_RESTORE_PROGRESS WHERE TENANT_ID = 1 AND DESCRIPTION LIKE ?",
            mark(dag))
        .size();
  }

  private static String mark(long dag) {
    return "obrestore:%:" + dag + ":%";
  }

  /** Status and role of the tenants of that name. */
  List<String> tenant(String name) throws SQLException {
    return rows("SELECT STATUS, TENANT_ROLE FROM DBA_OB_TENANTS WHERE TENANT_NAME = ?", name);
  }

  /** The pools that no tenant has. */
  List<String> freePools() throws SQLException {
    return rows("SELECT NAME FROM DBA_OB_RESOURCE_POOLS WHERE TENANT_ID IS NULL");
  }

  /** Every row of every table of the service, as text. */
  List<String> store() throws SQLException {
    List<String> all = new ArrayList<>();
    for (String table : rows("SHOW TABLES FROM obrestore")) {
      rows("SELECT * FROM obrestore." + table).forEach(row -> all.add(table + ": " + row));
    }
    return all;
  }

  /** Ends a session that hangs, as OceanBase does when its client's connection is gone. */
  void kill(long connectionId) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("KILL " + connectionId);
    }
  }

  /** The columns of each row, with a blank between them. */
  List<String> rows(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(row(rows));
        }
        return found;
      }
    }
  }

  private static String row(ResultSet rows) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int column : IntStream.rangeClosed(1, rows.getMetaData().getColumnCount()).toArray()) {
      values.add(String.valueOf(rows.getString(column)));
    }
    return values.stream().collect(Collectors.joining(" "));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
