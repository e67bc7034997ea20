package io.obrestore.simulator.wire;

import io.obrestore.dag.testing.TestDatabase;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.admin.AdminReply;
import io.obrestore.simulator.admin.AdminSession;
import io.obrestore.simulator.admin.AdminStatements;
import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.simulator.clock.SimulatorClock;
import io.obrestore.testing.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A server for a test, with one administration statement that waits as long as it is told. */
final class Lab implements AutoCloseable {
  final EmbeddedOceanBase server;

  private Lab(EmbeddedOceanBase server) {
    this.server = server;
  }

  static Lab start() throws Exception {
    return start(SimulatorSettings.defaults(), RunningClock.real());
  }

  static Lab start(SimulatorSettings settings, SimulatorClock clock) throws Exception {
    return new Lab(EmbeddedOceanBase.start(settings, clock, (e, c, s) -> new Waiting()));
  }

  /** Over seekdb, where schema test may hold what another test left. */
  static Lab overSeekDb(TestDatabase seekDb) throws Exception {
    String url =
        "jdbc:mariadb://" + seekDb.host() + ":" + seekDb.port() + "/?user=" + seekDb.user();
    try (Connection own = Jdbc.connect(url)) {
      run(own, "DROP DATABASE IF EXISTS test");
    }
    return start(SimulatorSettings.defaults().withJdbcUrl(url), RunningClock.real());
  }

  int port() {
    return server.port();
  }

  String url(String options) {
    return url("mariadb", options);
  }

  /** driver: as JDBC's URLs name it. */
  String url(String driver, String options) {
    return "jdbc:" + driver + "://127.0.0.1:" + port() + "/test?user=root@sys" + options;
  }

  Connection connect() throws SQLException {
    return Jdbc.connect(url(""));
  }

  /** Of root@sys, in that database; an empty name for none. */
  Connection in(String database) throws SQLException {
    return Jdbc.connect("jdbc:mariadb://127.0.0.1:" + port() + "/" + database + "?user=root@sys");
  }

  static Object one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getObject(1);
    }
  }

  /** Rows matched by a change; -1 where there are rows to read. */
  static int run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql) ? -1 : statement.getUpdateCount();
    }
  }

  @Override
  public void close() throws SQLException {
    server.close();
  }

  private static final class Waiting implements AdminStatements {
    @Override
    public boolean recognises(String sql) {
      return sql.startsWith("ALTER SYSTEM");
    }

    @Override
    public AdminReply execute(AdminSession session, String sql) {
      if (sql.endsWith("TEN MINUTES")) {
        session.timeLimit(Duration.ofMinutes(10));
      }
      session.pause(Duration.ofHours(1));
      return new AdminReply(7);
    }
  }
}
