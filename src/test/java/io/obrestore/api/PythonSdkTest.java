package io.obrestore.api;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

/** OceanBase's SDK for Python, where root@sys has a password. */
@QuarkusTest
@QuarkusTestResource(
    value = OwnOceanBase.class,
    restrictToAnnotatedClass = true,
    initArgs = @ResourceArg(name = OwnOceanBase.ROOT_PASSWORD, value = PythonSdkTest.PASSWORD))
class PythonSdkTest implements PythonSdkScenarios {
  static final String PASSWORD = "p'w\u00e4 #1";

  @Override
  public String rootPassword() {
    return PASSWORD;
  }
}
