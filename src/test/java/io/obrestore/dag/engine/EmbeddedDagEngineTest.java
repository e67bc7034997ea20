package io.obrestore.dag.engine;

import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** The runner on the embedded OceanBase, over H2. */
@ExtendWith(EmbeddedExtension.class)
class EmbeddedDagEngineTest extends DagEngineContract {
  EmbeddedDagEngineTest(TestDatabase database) {
    super(database);
  }
}
