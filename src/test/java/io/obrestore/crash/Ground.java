package io.obrestore.crash;

import io.obrestore.dag.testing.TestDatabase;
import io.obrestore.simulator.SimulatorSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What worlds stand on: the SQL engine behind the embedded OceanBase.
 *
 * @param worlds how many may be there at once
 */
record Ground(SimulatorSettings settings, int worlds) {
  /** An H2 of its own for each world. */
  static Ground h2() {
    return new Ground(SimulatorSettings.defaults(), 3);
  }

  /** OceanBase's own engine: a server with one set of views, so that there is one world at once. */
  static Ground over(TestDatabase seekDb) {
    String url = "jdbc:mariadb://%s:%d/?user=%s";
    return new Ground(
        SimulatorSettings.defaults()
            .withJdbcUrl(url.formatted(seekDb.host(), seekDb.port(), seekDb.user())),
        1);
  }

  /** Whether it is new with each world, and has the limits of H2. */
  boolean isH2() {
    return settings.jdbcUrl() == null;
  }

  /** What the world before stored is gone then. */
  void empty(Connection connection) throws SQLException {
    if (!isH2()) {
      run(connection, "DROP DATABASE IF EXISTS " + World.SCHEMA);
    }
  }

  /**
   * Dags are numbered from 1 again: the same texts come again then, which saves reading them. Where
   * numbers never come again, they do not.
   */
  void renumber(Sight sight) {
    if (isH2()) {
      sight.change("ALTER TABLE obrestore.dag ALTER COLUMN id RESTART WITH 1");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
