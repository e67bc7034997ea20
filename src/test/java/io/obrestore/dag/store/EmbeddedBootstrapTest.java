package io.obrestore.dag.store;

import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bootstrap on the embedded OceanBase, over H2. */
@ExtendWith(EmbeddedExtension.class)
class EmbeddedBootstrapTest extends BootstrapContract {
  EmbeddedBootstrapTest(TestDatabase database) {
    super(database);
  }
}
