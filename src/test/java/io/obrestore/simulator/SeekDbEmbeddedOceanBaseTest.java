package io.obrestore.simulator;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over OceanBase's own SQL engine. */
@ExtendWith(SeekDbExtension.class)
class SeekDbEmbeddedOceanBaseTest extends EmbeddedOceanBaseContract {
  private final TestDatabase seekDb;

  SeekDbEmbeddedOceanBaseTest(TestDatabase seekDb) {
    this.seekDb = seekDb;
  }

  @Override
  SimulatorSettings settings() {
    return SimulatorSettings.defaults()
        .withJdbcUrl(
            "jdbc:mariadb://%s:%d/?user=%s".formatted(seekDb.host(), seekDb.port(), seekDb.user()));
  }
}
