package io.obrestore.api;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** OceanBase's SDK for Python, where root@sys has a password. */
@QuarkusTest
@WithTestResource(
    value = OwnOceanBase.class,
    initArgs = @ResourceArg(name = OwnOceanBase.ROOT_PASSWORD, value = OwnOceanBase.PASSWORD))
class PythonSdkTest implements PythonSdkScenarios {
  private static final String PASSWORD = OwnOceanBase.PASSWORD;

  @Override
  public String rootPassword() {
    return PASSWORD;
  }
}
