package io.obrestore.dag.store;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** Upgrades of the schema on OceanBase's own SQL engine, where DDL takes its time. */
@ExtendWith(SeekDbExtension.class)
class SeekDbSchemaUpgradeTest extends SchemaUpgradeContract {
  SeekDbSchemaUpgradeTest(TestDatabase database) {
    super(database, 7);
  }
}
