package io.obrestore.api;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * OceanBase's SDK for Python, where root@sys has no password: it sends its headers all the same.
 */
@QuarkusTest
@QuarkusTestResource(value = OwnOceanBase.class, restrictToAnnotatedClass = true)
class PythonSdkWithoutPasswordTest implements PythonSdkScenarios {
  @Override
  public String rootPassword() {
    return "";
  }
}
