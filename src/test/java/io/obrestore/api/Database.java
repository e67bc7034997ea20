package io.obrestore.api;

import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.testing.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The embedded OceanBase of a test, by JDBC. */
@ApplicationScoped
class Database {
  private final ConnectionSettings settings;

  Database(ConnectionSettings settings) {
    this.settings = settings;
  }

  int port() {
    return settings.port();
  }

  /** All rows, each column as text; NULL as "null". */
  List<List<String>> rows(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var rows = new ArrayList<List<String>>();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** Every row of every table that the service has, each with its table's name before it. */
  List<String> store() throws SQLException {
    var all = new ArrayList<String>();
    var tables =
        rows(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'obrestore' ORDER BY 1");
    for (List<String> table : tables) {
      rows("SELECT * FROM obrestore." + table.get(0))
          .forEach(row -> all.add(table.get(0) + ": " + row));
    }
    return all;
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return Jdbc.connect(
        "jdbc:mariadb://127.0.0.1:" + settings.port() + "/oceanbase",
        "root@sys",
        settings.password().value());
  }
}
