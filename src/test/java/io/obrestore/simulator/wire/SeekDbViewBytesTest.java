package io.obrestore.simulator.wire;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import io.obrestore.simulator.SimulatorSettings;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over OceanBase's own SQL engine. */
@ExtendWith(SeekDbExtension.class)
class SeekDbViewBytesTest extends ViewBytesContract {
  private final TestDatabase seekDb;

  SeekDbViewBytesTest(TestDatabase seekDb) {
    this.seekDb = seekDb;
  }

  @Override
  SimulatorSettings settings() {
    return SimulatorSettings.defaults()
        .withJdbcUrl(
            "jdbc:mariadb://%s:%d/?user=%s".formatted(seekDb.host(), seekDb.port(), seekDb.user()));
  }
}
