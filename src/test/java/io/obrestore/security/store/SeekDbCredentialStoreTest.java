package io.obrestore.security.store;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeekDbExtension.class)
class SeekDbCredentialStoreTest extends CredentialStoreContract {
  SeekDbCredentialStoreTest(TestDatabase database) {
    super(database);
  }
}
