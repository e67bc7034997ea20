package io.obrestore.api;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Restores over HTTP, as a client does them. */
final class Restores {
  static final String SEED =
      """
      {"data_backup_uri": "oss://oss-328067-1014-obshell/backup/archive/test/1/1002/data?host=oss-cn-hangzhou.aliyuncs.com",
       "restore_tenant_name": "%s",
       "zone_list": [{"name": "zone1", "unit_config_name": "unit1", "unit_num": 1}],
       "archive_log_uri": "oss://oss-328067-1014-obshell/backup/archive/test/1/1002/clog?host=oss-cn-hangzhou.aliyuncs.com"}
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
  private static final Set<String> ENDED = Set.of("SUCCEED", "FAILED");

  private Restores() {}

  /** A request for a restore from that place, and further fields after a comma. */
  static String request(String tenant, String dataUri, String more) {
    return """
        {"data_backup_uri": "%s", "restore_tenant_name": "%s",
         "zone_list": [{"name": "zone1", "unit_config_name": "s1", "unit_num": 1}]%s}"""
        .formatted(dataUri, tenant, more);
  }

  static Response post(String body) {
    return given().contentType("application/json").body(body).post("/api/v1/tenant/restore");
  }

  /** Posts and gives the generic id of the dag. */
  static String start(String body) {
    return post(body).then().statusCode(200).extract().path("data.id");
  }

  static Response operate(String id, String operator) {
    return given()
        .contentType("application/json")
        .body("{\"operator\": \"" + operator + "\"}")
        .post("/api/v1/task/dag/" + id);
  }

  static JsonPath dag(String id) {
    return new AnswerPath(
        given().get("/api/v1/task/dag/" + id).then().statusCode(200).extract().asString());
  }

  /** All log lines of a stage, of each of its executions. */
  static List<String> logs(JsonPath dag, int stage) {
    String task = dag.getString("data.nodes[" + (stage - 1) + "].sub_tasks[0].id");
    return given()
        .get("/api/v1/task/sub_task/" + task + "/logs")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("data.contents");
  }

  /** The dag once it has ended. */
  static JsonPath ended(String id) {
    return until(id, dag -> ENDED.contains(dag.getString("data.state")));
  }

  /** The dag once that holds of it. */
  static JsonPath until(String id, Predicate<JsonPath> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      JsonPath dag = dag(id);
      if (condition.test(dag)) {
        return dag;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new AssertionError("dag " + id + " has not come so far within " + PATIENCE);
  }

  /** Starts a restore and gives its dag once it has ended. */
  static JsonPath run(String body) {
    return ended(start(body));
  }
}
