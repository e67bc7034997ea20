package endurance;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The embedded OceanBase in a process of its own, and a connection of this program's own to it. */
final class OceanBase implements AutoCloseable {
  /** As the service's own sessions, whose times are in the store; OceanBase's own zone is +08:00. */
  private static final String UTC = "&sessionVariables=time_zone='+00:00'";

  private static final String LISTENS = "listens on port ";

  private final JarProcess process;
  private final int port;
  private final Connection connection;
  private long own;

  private OceanBase(JarProcess process, int port) throws SQLException {
    this.process = process;
    this.port = port;
    this.connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/oceanbase?user=root@sys" + UTC);
  }

  /** With servers that have room for all tenants of a run. */
  static OceanBase start(String jar, String restoreDuration) throws Exception {
    var environment =
        Map.of(
            "OBRESTORE_SIMULATOR_SERVER_CPU", "100000",
            "OBRESTORE_SIMULATOR_SERVER_MEMORY", "1000000G",
            "OBRESTORE_SIMULATOR_RESTORE_DURATION", restoreDuration);
    var port = new CompletableFuture<Integer>();
    var process =
        JarProcess.start(
            "oceanbase",
            environment,
            line -> {
              if (line.contains(LISTENS)) {
                port.complete(Integer.parseInt(line.substring(line.indexOf(LISTENS) + LISTENS.length()).strip()));
              }
            },
            jar, "oceanbase", "--port", "0");
    try {
      return new OceanBase(process, port.get(1, TimeUnit.MINUTES));
    } catch (Exception e) {
      process.close();
      throw new IOException("the embedded OceanBase does not start: " + process.log(), e);
    }
  }

  JarProcess process() {
    return process;
  }

  int port() {
    return port;
  }

  synchronized List<List<String>> rows(String sql) throws SQLException {
    own++;
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<List<String>>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getString(i));
        }
        found.add(row);
      }
      return found;
    }
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(rows(sql).get(0).get(0));
  }

  synchronized void execute(String sql) throws SQLException {
    own++;
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Statements of everybody else so far, but BEGIN, COMMIT and SET. */
  synchronized long statements() throws SQLException {
    long count = 0;
    for (var row : rows("SHOW GLOBAL STATUS")) {
      long value = Long.parseLong(row.get(1));
      count += switch (row.get(0)) {
        case "Questions" -> value;
        case "Com_begin", "Com_commit", "Com_set_option" -> -value;
        default -> 0;
      };
    }
    return count - own;
  }

  /** Connections of everybody else. */
  long connections() throws SQLException {
    return rows("SHOW PROCESSLIST").size() - 1L;
  }

  @Override
  public void close() throws Exception {
    connection.close();
    process.close();
  }
}
