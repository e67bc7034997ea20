package io.obrestore.dag.store;

import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

/** Upgrades of the schema on the embedded OceanBase, over H2. */
@ExtendWith(EmbeddedExtension.class)
class EmbeddedSchemaUpgradeTest extends SchemaUpgradeContract {
  EmbeddedSchemaUpgradeTest(TestDatabase database) {
    super(database, 1);
  }
}
