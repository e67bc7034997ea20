package io.obrestore.dag.store;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bootstrap on OceanBase's own SQL engine. */
@ExtendWith(SeekDbExtension.class)
class SeekDbBootstrapTest extends BootstrapContract {
  SeekDbBootstrapTest(TestDatabase database) {
    super(database);
  }
}
