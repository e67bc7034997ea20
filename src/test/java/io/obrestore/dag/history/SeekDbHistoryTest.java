package io.obrestore.dag.history;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** History on OceanBase's own SQL engine. */
@ExtendWith(SeekDbExtension.class)
class SeekDbHistoryTest extends HistoryContract {
  SeekDbHistoryTest(TestDatabase database) {
    super(database);
  }
}
