package io.obrestore.dag.history;

import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** History on the embedded OceanBase, over H2. */
@ExtendWith(EmbeddedExtension.class)
class EmbeddedHistoryTest extends HistoryContract {
  EmbeddedHistoryTest(TestDatabase database) {
    super(database);
  }
}
