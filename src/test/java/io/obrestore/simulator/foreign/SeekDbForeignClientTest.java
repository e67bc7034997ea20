package io.obrestore.simulator.foreign;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.testing.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over OceanBase's own SQL engine. */
@ExtendWith(SeekDbExtension.class)
class SeekDbForeignClientTest extends ForeignClientContract {
  private final TestDatabase seekDb;

  SeekDbForeignClientTest(TestDatabase seekDb) {
    this.seekDb = seekDb;
  }

  /** Schema test may hold what another test left. */
  @Override
  SimulatorSettings settings() throws SQLException {
    String url =
        "jdbc:mariadb://%s:%d/?user=%s".formatted(seekDb.host(), seekDb.port(), seekDb.user());
    try (Connection own = Jdbc.connect(url);
        Statement statement = own.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS test");
    }
    return SimulatorSettings.defaults().withJdbcUrl(url);
  }
}
