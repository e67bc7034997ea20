package io.obrestore.security.store;

import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedExtension.class)
class EmbeddedCredentialStoreTest extends CredentialStoreContract {
  EmbeddedCredentialStoreTest(TestDatabase database) {
    super(database);
  }
}
