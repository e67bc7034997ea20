package io.obrestore.dag.store;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store on OceanBase's own SQL engine. */
@ExtendWith(SeekDbExtension.class)
class SeekDbDatabaseClockTest extends DatabaseClockContract {
  SeekDbDatabaseClockTest(TestDatabase database) {
    super(database);
  }
}
