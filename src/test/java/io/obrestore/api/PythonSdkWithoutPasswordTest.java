package io.obrestore.api;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * OceanBase's SDK for Python, where root@sys has no password: it sends its headers all the same.
 */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class PythonSdkWithoutPasswordTest implements PythonSdkScenarios {
  @Override
  public String rootPassword() {
    return "";
  }
}
