package io.obrestore.simulator.wire;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over OceanBase's own SQL engine. */
@ExtendWith(SeekDbExtension.class)
class SeekDbReactiveClientTest extends ReactiveClientContract {
  private final TestDatabase seekDb;

  SeekDbReactiveClientTest(TestDatabase seekDb) {
    this.seekDb = seekDb;
  }

  @Override
  Lab startLab() throws Exception {
    return Lab.overSeekDb(seekDb);
  }
}
