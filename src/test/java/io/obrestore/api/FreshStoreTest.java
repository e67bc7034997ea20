package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The task API before there was any task. */
@QuarkusTest
@QuarkusTestResource(value = OwnOceanBase.class, restrictToAnnotatedClass = true)
class FreshStoreTest implements RunningService {
  private static final String TASK = "/api/v1/task/";

  @ParameterizedTest
  @ValueSource(
      strings = {"dags/ob", "dag/ob/unfinish", "dag/unfinish", "dags/ob?show_details=false"})
  void listsAreEmptyNotMissing(String list) {
    given().get(TASK + list).then().statusCode(200).body("data.contents", empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dag/maintain/ob",
        "dag/maintain/agent",
        "dag/11",
        "node/1101",
        "sub_task/1101",
        "sub_task/1101/logs"
      })
  void nothingIsFound(String path) {
    given().get(TASK + path).then().statusCode(404).body("error.errCode", equalTo("Task.NotFound"));
  }
}
