package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.isA;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TaskApiTest implements RunningService {
  private static final String TASK = "/api/v1/task/";

  @Test
  void aNodeAndItsSubTaskAreToldAsInTheDag() {
    var dag = Restores.run(Restores.SEED.formatted("node"));
    String nodeId = dag.getString("data.nodes[1].id");

    JsonPath node =
        given().get("/api/v1/task/node/" + nodeId).then().statusCode(200).extract().jsonPath();
    assertThat(node.getMap("data")).isEqualTo(dag.getMap("data.nodes[1]"));
    String taskId = node.getString("data.sub_tasks[0].id");
    JsonPath task =
        given().get("/api/v1/task/sub_task/" + taskId).then().statusCode(200).extract().jsonPath();
    assertThat(task.getMap("data")).isEqualTo(node.getMap("data.sub_tasks[0]"));
    assertThat(task.getMap("data").keySet())
        .containsExactly(
            "id",
            "task_id",
            "name",
            "state",
            "operator",
            "start_time",
            "end_time",
            "additional_data",
            "execute_times",
            "execute_agent",
            "task_logs");
    given()
        .get("/api/v1/task/sub_task/" + taskId + "/logs")
        .then()
        .statusCode(200)
        .body("data.contents", equalTo(task.getList("data.task_logs")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "False", "0", "f", "FALSE"})
  void detailsAreLeftOutWhenNotWanted(String no) {
    var dag = Restores.run(Restores.SEED.formatted("brief" + no.hashCode()));

    given()
        .queryParam("show_details", no)
        .get("/api/v1/task/dag/" + dag.getString("data.id"))
        .then()
        .statusCode(200)
        .body("data.nodes", nullValue())
        .body("data.additional_data", nullValue())
        .body("data.state", equalTo("SUCCEED"));
    given()
        .queryParam("show_details", no)
        .get("/api/v1/task/node/" + dag.getString("data.nodes[0].id"))
        .then()
        .statusCode(200)
        .body("data.sub_tasks", nullValue());
  }

  @Test
  void detailsAreToldByDefaultAndWhenWanted() {
    var dag = Restores.run(Restores.SEED.formatted("full"));

    for (String yes : List.of("", "true", "True", "1")) {
      given()
          .queryParam("show_details", yes)
          .get("/api/v1/task/dag/" + dag.getString("data.id"))
          .then()
          .statusCode(200)
          .body("data.nodes", hasSize(5))
          .body("data.nodes.sub_tasks.task_logs.flatten()", everyItem(isA(String.class)));
    }
  }

  @Test
  void aFlagThatIsNoneIsIllegal() {
    given()
        .get("/api/v1/task/dag/11?show_details=maybe")
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("Common.IllegalArgument"))
        .body("error.message", containsString("show_details"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dag/11",
        "node/1101",
        "dags/ob",
        "dag/ob/unfinish",
        "dag/unfinish",
        "dag/maintain/ob",
        "dags/agent",
        "dag/agent/unfinish",
        "dag/maintain/agents"
      })
  void everyAnswerWithDetailsKnowsEverySpellingAndNoOther(String path) {
    Restores.run(Restores.SEED.formatted("flag" + Integer.toHexString(path.hashCode())));

    for (String known :
        List.of(
            "", "true", "True", "TRUE", "tRuE", "t", "1", "yes", "Y", "on", "false", "False",
            "FALSE", "f", "F", "0", "no", "N", "OFF")) {
      given().queryParam("show_details", known).get(TASK + path).then().statusCode(200);
    }
    for (String unknown : List.of("maybe", " ", "2", "-1", "00", "null", "truefalse", "是", "\0")) {
      given()
          .queryParam("show_details", unknown)
          .get(TASK + path)
          .then()
          .statusCode(400)
          .body("error.errCode", equalTo("Common.IllegalArgument"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dag/x",
        "dag/1",
        "dag/101",
        "node/2201",
        "node/10101",
        "sub_task/1-1",
        "sub_task/0/logs"
      })
  void anIdThatDoesNotParseIsInvalid(String path) {
    given()
        .get("/api/v1/task/" + path)
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("Task.GenericID.Invalid"))
        .body("status", equalTo(400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dag/10",
        "dag/1987654321",
        "dag/19223372036854775807",
        "node/1987654301",
        "node/19223372036854775807",
        "node/10",
        "sub_task/1987654301",
        "sub_task/1987654301/logs"
      })
  void anUnknownIdIsNotFound(String path) {
    given()
        .get("/api/v1/task/" + path)
        .then()
        .statusCode(404)
        .body("error.errCode", equalTo("Task.NotFound"))
        .body("status", equalTo(404));
  }

  @Test
  void aNodeThatADagLacksIsNotFound() {
    var dag = Restores.run(Restores.SEED.formatted("lacks"));

    given()
        .get("/api/v1/task/node/" + dag.getString("data.id") + "06")
        .then()
        .statusCode(404)
        .body("error.errCode", equalTo("Task.NotFound"));
  }

  @Test
  void whatHasNotBegunHasTheEpochForItsTimes() {
    var dag = Restores.run(Restores.request("epoch", "file:///data/backup/broken", ""));

    assertThat(dag.getString("data.nodes[4].start_time")).startsWith("1970-01-01T");
    assertThat(dag.getString("data.nodes[4].end_time")).startsWith("1970-01-01T");
    assertThat(dag.getInt("data.nodes[4].sub_tasks[0].execute_times")).isZero();
    assertThat(dag.getMap("data.nodes[4].sub_tasks[0].execute_agent"))
        .isEqualTo(java.util.Map.of("ip", "", "port", 0));
  }

  @Test
  void aFailedSubTaskHasALogAndNoneIsLeftOut() {
    var dag = Restores.run(Restores.request("nolog", "oss://no/such?host=place", ""));

    assertThat(dag.getString("data.state")).isEqualTo("FAILED");
    given()
        .get("/api/v1/task/dag/" + dag.getString("data.id"))
        .then()
        .body("data.nodes[1].state", equalTo("FAILED"))
        .body("data.nodes[1].sub_tasks[0].task_logs", not(contains("")))
        .body("data.nodes[1].sub_tasks[0].task_logs[-1]", containsString("OceanBase"));
  }

  @Test
  void listsAreNewestFirstWithNodesAndLogs() {
    var first = Restores.run(Restores.SEED.formatted("lista"));
    var second = Restores.run(Restores.SEED.formatted("listb"));

    JsonPath all = list("dags/ob", "");
    assertThat(all.<String>getList("data.contents.id"))
        .startsWith(second.getString("data.id"), first.getString("data.id"))
        .doesNotHaveDuplicates();
    assertThat(all.getMap("data.contents[0]")).isEqualTo(second.getMap("data"));
    assertThat(all.getMap("data.contents[1]")).isEqualTo(first.getMap("data"));
    JsonPath newest = list("dag/maintain/ob", "");
    assertThat(newest.getMap("data")).isEqualTo(second.getMap("data"));
  }

  @Test
  void unfinishedOnesAreThoseThatHaveNotSucceeded() {
    String succeeded = Restores.run(Restores.SEED.formatted("listc")).getString("data.id");
    String failed =
        Restores.run(Restores.request("listd", "file:///data/backup/broken", ""))
            .getString("data.id");
    String running = Restores.start(Restores.request("liste", "file:///data/backup/huge", ""));

    for (String path : List.of("dag/ob/unfinish", "dag/unfinish")) {
      assertThat(list(path, "?show_details=0").<String>getList("data.contents.id"))
          .startsWith(running, failed)
          .doesNotContain(succeeded);
    }
  }

  /** SDKs ask an agent for its own tasks; here all are the cluster's. */
  @Test
  void noTaskIsAnAgentsOwn() {
    Restores.run(Restores.request("ofagent", "file:///data/backup/broken", ""));

    for (String path : List.of("dags/agent", "dag/agent/unfinish", "dag/maintain/agents")) {
      assertThat(list(path, "").getList("data.contents")).isEmpty();
    }
    given()
        .get("/api/v1/task/dag/maintain/agent?show_details=True")
        .then()
        .statusCode(404)
        .body("error.errCode", equalTo("Task.NotFound"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dags/ob", "dag/ob/unfinish", "dag/unfinish"})
  void detailsOfListsAreLeftOutWhenNotWanted(String path) {
    Restores.run(Restores.request("b" + path.length(), "file:///data/backup/broken", ""));

    for (String no : List.of("false", "False", "0", "no", "OFF")) {
      JsonPath list = list(path, "?show_details=" + no);
      assertThat(list.getList("data.contents")).isNotEmpty();
      assertThat(list.getList("data.contents.nodes")).containsOnlyNulls();
      assertThat(list.getList("data.contents.additional_data")).containsOnlyNulls();
    }
    assertThat(list(path, "?show_details=T").getList("data.contents.nodes")).doesNotContainNull();
    given().get("/api/v1/task/" + path + "?show_details=maybe").then().statusCode(400);
  }

  private static JsonPath list(String path, String query) {
    return given().get("/api/v1/task/" + path + query).then().statusCode(200).extract().jsonPath();
  }
}
