package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole task API on a dag in every standing: all of its answers tell the same. */
@QuarkusTest
@QuarkusTestResource(value = OwnOceanBase.class, restrictToAnnotatedClass = true)
class TaskStandingsTest implements RunningService {
  private static final String TASK = "/api/v1/task/";
  private static final List<String> STATES =
      List.of("PENDING", "READY", "RUNNING", "FAILED", "SUCCEED");
  private static final List<String> OPERATORS =
      List.of("RUN", "RETRY", "ROLLBACK", "CANCEL", "PASS");

  private final Database database;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @Inject
  TaskStandingsTest(Database database) {
    this.database = database;
  }

  @AfterEach
  void noFaults() {
    oceanBase.faults().clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "READY",
        "READY CANCELLED",
        "CHECKING",
        "STARTING",
        "WAITING",
        "ACTIVATING",
        "UPGRADING",
        "CHECK FAILED",
        "START FAILED",
        "WAIT FAILED",
        "ACTIVE LOST",
        "ACTIVE REFUSED",
        "UPGRADE FAILED",
        "START CANCELLED",
        "WAIT CANCELLED",
        "UNDOING",
        "UNDO FAILED",
        "SUCCEEDED",
        "ROLLED BACK",
        "PASSED"
      })
  void everyAnswerTellsTheSameOfIt(String standing) throws SQLException {
    String id = brought(standing);
    JsonPath dag = Restores.dag(id);

    assertThat(STATES).contains(dag.getString("data.state"));
    assertThat(OPERATORS).contains(dag.getString("data.operator"));
    assertTime(dag.getString("data.start_time"));
    assertTime(dag.getString("data.end_time"));
    assertThat(dag.getList("data.nodes.node_id"))
        .hasSize(5)
        .allSatisfy(node -> assertThat(node.toString()).startsWith(id.substring(1)));
    assertIsListed(dag);
    boolean ended = !List.of("READY", "RUNNING").contains(dag.getString("data.state"));
    for (Map<String, ?> node : dag.<Map<String, ?>>getList("data.nodes")) {
      assertNode(node, ended);
    }
  }

  private String brought(String standing) throws SQLException {
    var situations = new Situations(oceanBase, database);
    if (!standing.equals("READY CANCELLED")) {
      return situations.bring(standing);
    }
    String id = situations.bring("READY");
    Restores.operate(id, "CANCEL").then().statusCode(200);
    return id;
  }

  private static void assertIsListed(JsonPath dag) {
    String id = dag.getString("data.id");
    boolean succeeded = dag.getString("data.state").equals("SUCCEED");
    assertThat(ids("dags/ob")).contains(id);
    for (String unfinished : List.of("dag/unfinish", "dag/ob/unfinish")) {
      assertThat(ids(unfinished).contains(id)).isNotEqualTo(succeeded);
    }
    assertThat(get("dag/maintain/ob").getString("data.id")).isEqualTo(id);
    JsonPath brief = get("dag/" + id + "?show_details=False");
    assertThat(brief.getString("data.name")).isEqualTo(dag.getString("data.name"));
    assertThat(brief.getMap("data")).containsEntry("nodes", null).hasSize(13);
  }

  private static List<String> ids(String list) {
    return get(list).getList("data.contents.id");
  }

  private static void assertNode(Map<String, ?> told, boolean ended) {
    JsonPath node = get("node/" + told.get("id"));
    JsonPath task = get("sub_task/" + node.getString("data.sub_tasks[0].id"));
    JsonPath logs = get("sub_task/" + task.getString("data.id") + "/logs");

    if (ended) {
      assertThat(node.getMap("data")).isEqualTo(told);
      assertThat(task.getMap("data")).isEqualTo(node.getMap("data.sub_tasks[0]"));
    }
    assertThat(STATES).contains(node.getString("data.state"));
    assertThat(OPERATORS).contains(node.getString("data.operator"));
    for (String time : List.of("start_time", "end_time")) {
      assertTime(node.getString("data." + time));
      assertTime(task.getString("data." + time));
    }
    assertThat(task.getMap("data.execute_agent")).containsOnlyKeys("ip", "port");
    List<String> last = task.getList("data.task_logs");
    assertThat(logs.<String>getList("data.contents")).containsAll(last);
    if (task.getString("data.state").equals("FAILED")) {
      assertThat(last).isNotEmpty().last().asString().isNotBlank();
    }
  }

  @Test
  void theLogsOfASubTaskAreThoseOfEveryExecutionInOrder() {
    String id =
        Restores.run(Restores.request("executed", "file:///data/backup/encrypted", ""))
            .getString("data.id");
    Restores.operate(id, "RETRY").then().statusCode(200);
    JsonPath again = Restores.ended(id);

    String task = again.getString("data.nodes[1].sub_tasks[0].id");
    List<String> last = get("sub_task/" + task).getList("data.task_logs");
    List<String> all = get("sub_task/" + task + "/logs").getList("data.contents");
    assertThat(again.getInt("data.nodes[1].sub_tasks[0].execute_times")).isEqualTo(2);
    assertThat(all).hasSizeGreaterThan(last.size()).endsWith(last.toArray(String[]::new));
    assertThat(all).filteredOn(line -> line.equals("operator RETRY")).hasSize(1);
    assertThat(last).doesNotContain("operator RETRY");
  }

  private static JsonPath get(String path) {
    return new AnswerPath(given().get(TASK + path).then().statusCode(200).extract().asString());
  }

  private static void assertTime(String time) {
    assertThat(OffsetDateTime.parse(time)).isNotNull();
  }
}
