package io.obrestore.dag.engine;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** The runner on OceanBase's own SQL engine. */
@ExtendWith(SeekDbExtension.class)
class SeekDbDagEngineTest extends DagEngineContract {
  SeekDbDagEngineTest(TestDatabase database) {
    super(database);
  }
}
