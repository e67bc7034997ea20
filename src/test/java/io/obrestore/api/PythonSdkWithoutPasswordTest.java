package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

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

  /** Browsers name no origin when a page reads from where it was found (DNS rebinding). */
  @Test
  void nothingIsReadUnderANameThatAnybodyMayHaveGiven() {
    given()
        .header("Host", "rebound.example:2886")
        .get("/api/v1/task/dags/ob")
        .then()
        .statusCode(403)
        .body("error.errCode", equalTo("Request.Origin.NotAllowed"));
    given().header("Host", "localhost").get("/api/v1/task/dags/ob").then().statusCode(OK);
  }
}
