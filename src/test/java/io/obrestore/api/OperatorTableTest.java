package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every operator in every standing: either the code it is refused with, or how the dag ends, then
 * what OceanBase has of it: the tenant's role (its status where that is not NORMAL, - for no
 * tenant) and the number of resource pools.
 */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class OperatorTableTest implements RunningService {
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("no RETRY, not failed", "Task.Dag.Operator.RetryNotFailedDag"),
          Map.entry("no RETRY", "Task.Dag.Operator.RetryNotAllowed"),
          Map.entry("no ROLLBACK, not failed", "Task.Dag.Operator.RollbackNotFailedDag"),
          Map.entry("no ROLLBACK", "Task.Dag.Operator.RollbackNotAllowed"),
          Map.entry("no CANCEL, ended", "Task.Dag.Operator.CancelFinishedDag"),
          Map.entry("no CANCEL", "Task.Dag.Operator.CancelNotAllowed"),
          Map.entry("no PASS, not failed", "Task.Dag.Operator.PassNotFailedDag"),
          Map.entry("no NODE PASS, not failed", "Task.Node.Operator.PassNotFailedDag"),
          Map.entry("no NODE PASS", "Task.Node.Operator.PassNotAllowed"));

  private final Database database;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @SuppressWarnings("NullAway.Init")
  private Situations situations;

  @Inject
  OperatorTableTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void situations() throws SQLException {
    situations = new Situations(oceanBase, database);
  }

  @AfterEach
  void noFaults() {
    oceanBase.faults().clear();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          #standing       | RETRY                   | ROLLBACK                | CANCEL                    | PASS                   | PASS of the node
          READY           | not failed              | not failed              | FAILED/CANCEL - 0         | not failed             | not failed
          CHECKING        | not failed              | not failed              | FAILED/CANCEL - 0         | not failed             | not failed
          STARTING        | not failed              | not failed              | FAILED/CANCEL - 0         | not failed             | not failed
          WAITING         | not failed              | not failed              | FAILED/CANCEL RESTORE 1   | not failed             | not failed
          ACTIVATING      | not failed              | not failed              | FAILED/CANCEL STANDBY 1   | not failed             | not failed
          UPGRADING       | not failed              | not failed              | FAILED/CANCEL PRIMARY 1   | not failed             | not failed
          CHECK FAILED    | FAILED/RUN - 0          | SUCCEED/ROLLBACK - 0    | ended                     | SUCCEED/PASS - 0       | FAILED/RUN - 0
          START FAILED    | FAILED/RUN - 0          | SUCCEED/ROLLBACK - 0    | ended                     | SUCCEED/PASS - 0       | FAILED/RUN - 0
          WAIT FAILED     | SUCCEED/RUN PRIMARY 1   | SUCCEED/ROLLBACK - 0    | ended                     | SUCCEED/PASS RESTORE 1 | FAILED/RUN RESTORE 1
          ACTIVE LOST     | FAILED/RUN - 1          | SUCCEED/ROLLBACK - 0    | ended                     | SUCCEED/PASS - 1       | FAILED/RUN - 1
          ACTIVE REFUSED  | SUCCEED/RUN PRIMARY 1   | refused                 | ended                     | SUCCEED/PASS STANDBY 1 | SUCCEED/RUN STANDBY 1
          UPGRADE FAILED  | SUCCEED/RUN PRIMARY 1   | refused                 | ended                     | SUCCEED/PASS PRIMARY 1 | SUCCEED/RUN PRIMARY 1
          START CANCELLED | SUCCEED/RUN PRIMARY 1   | SUCCEED/ROLLBACK - 0    | ended                     | SUCCEED/PASS - 0       | FAILED/RUN - 0
          WAIT CANCELLED  | SUCCEED/RUN PRIMARY 1   | SUCCEED/ROLLBACK - 0    | ended                     | SUCCEED/PASS STANDBY 1 | SUCCEED/RUN PRIMARY 1
          UNDOING         | not failed              | not failed              | refused                   | not failed             | not failed
          UNDO FAILED     | refused                 | FAILED/ROLLBACK PRIMARY 1 | ended                   | SUCCEED/PASS PRIMARY 1 | refused
          SUCCEEDED       | not failed              | not failed              | ended                     | not failed             | not failed
          ROLLED BACK     | not failed              | not failed              | ended                     | not failed             | not failed
          PASSED          | not failed              | not failed              | ended                     | not failed             | not failed
          """)
  void inThisStanding(
      String standing, String retry, String rollback, String cancel, String pass, String nodePass)
      throws SQLException {
    var cells =
        List.of(
            new Cell("RETRY", retry),
            new Cell("ROLLBACK", rollback),
            new Cell("CANCEL", cancel),
            new Cell("PASS", pass),
            new Cell("NODE PASS", nodePass));
    refusalsChangeNothing(standing, cells.stream().filter(Cell::isRefusal).toList());
    for (Cell cell : cells) {
      if (!cell.isRefusal()) {
        becomes(standing, cell);
      }
    }
  }

  private record Cell(String operator, String expected) {
    boolean isRefusal() {
      return !expected.contains("/");
    }

    String code() {
      String why = expected.equals("refused") ? "" : ", " + expected;
      return java.util.Objects.requireNonNull(CODES.get("no " + operator + why));
    }
  }

  private void refusalsChangeNothing(String standing, List<Cell> refusals) throws SQLException {
    if (refusals.isEmpty()) {
      return;
    }
    String id = situations.bring(standing);
    String before = Situations.of(Restores.dag(id)) + has(Restores.dag(id));
    for (Cell cell : refusals) {
      ask(id, cell.operator()).then().statusCode(400).body("error.errCode", equalTo(cell.code()));
    }
    assertThat(Situations.of(Restores.dag(id)) + has(Restores.dag(id))).isEqualTo(before);
    oceanBase.faults().clear();
  }

  private void becomes(String standing, Cell cell) throws SQLException {
    String id = situations.bring(standing);
    if (!cell.operator().equals("CANCEL")) {
      oceanBase.faults().clear();
    }

    ask(id, cell.operator()).then().statusCode(200);
    JsonPath dag = Restores.ended(id);

    assertThat(Situations.of(dag) + has(dag))
        .as("%s of %s: %s", cell.operator(), standing, dag.prettify())
        .isEqualTo(cell.expected());
    oceanBase.faults().clear();
  }

  private static Response ask(String id, String operator) {
    if (!operator.equals("NODE PASS")) {
      return Restores.operate(id, operator);
    }
    int stage = Restores.dag(id).getInt("data.stage");
    return passNode(Restores.dag(id).getString("data.nodes[" + (stage - 1) + "].id"));
  }

  private static Response passNode(String id) {
    return given()
        .contentType("application/json")
        .body("{\"operator\": \"pass\"}")
        .post("/api/v1/task/node/" + id);
  }

  private String has(JsonPath dag) throws SQLException {
    String tenant =
        database
            .rows(
                "SELECT CASE WHEN STATUS = 'NORMAL' THEN TENANT_ROLE ELSE STATUS END"
                    + " FROM oceanbase.DBA_OB_TENANTS WHERE TENANT_NAME = '"
                    + dag.getString("data.maintenance_key")
                    + "'")
            .stream()
            .map(row -> row.get(0))
            .findFirst()
            .orElse("-");
    long pools =
        database.rows("SELECT NAME FROM oceanbase.DBA_OB_RESOURCE_POOLS").stream()
            .filter(row -> row.get(0).matches("obr_[^_]+_" + dag.getLong("data.dag_id") + "_.*"))
            .count();
    return " " + tenant + " " + pools;
  }

  @Test
  void onlyTheFailedNodeCanBePassed() throws SQLException {
    String id = situations.bring("WAIT FAILED");

    for (int stage : new int[] {1, 2, 4, 5}) {
      passNode(id + "0" + stage)
          .then()
          .statusCode(400)
          .body("error.errCode", equalTo("Task.Node.Operator.PassNotFailedNode"));
    }
  }

  @ParameterizedTest
  @CsvSource({"RUN", "''", "retry!", "UNDO"})
  void whatIsNoOperatorIsNotSupported(String operator) throws SQLException {
    String id = situations.bring("WAIT FAILED");

    Restores.operate(id, operator)
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("Task.Dag.Operator.NotSupport"));
    given()
        .contentType("application/json")
        .body("{\"operator\": \"RETRY\"}")
        .post("/api/v1/task/node/" + id + "03")
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("Task.Node.Operator.NotSupport"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}
          {"operator": null}
          {"operator": 1}
          {"operator": ["RETRY"]}
          """)
  void aBodyWithoutAnOperatorCannotBeRead(String body) {
    for (String path : List.of("dag/11", "node/1101")) {
      given()
          .contentType("application/json")
          .body(body)
          .post("/api/v1/task/" + path)
          .then()
          .statusCode(400)
          .body("error.errCode", equalTo("Common.BindJsonFailed"))
          .body("error.subErrors.field", equalTo(List.of("operator")));
    }
  }
}
