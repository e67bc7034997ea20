package io.obrestore.dag.store;

import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store on the embedded OceanBase, over H2. */
@ExtendWith(EmbeddedExtension.class)
class EmbeddedDatabaseClockTest extends DatabaseClockContract {
  EmbeddedDatabaseClockTest(TestDatabase database) {
    super(database);
  }
}
