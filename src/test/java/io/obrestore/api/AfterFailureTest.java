package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.fault.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed restore leaves in OceanBase, and what RETRY and ROLLBACK make of it. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class AfterFailureTest implements RunningService {
  private static final String BROKEN = "file:///data/backup/broken";
  private static final String DATA = "file:///data/backup/data";

  private final Database database;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @Inject
  AfterFailureTest(Database database) {
    this.database = database;
  }

  @AfterEach
  void noFaults() {
    oceanBase.faults().clear();
  }

  @ParameterizedTest
  @CsvSource({"CREATE RESOURCE POOL, 4733", "ALTER SYSTEM RESTORE, 4018"})
  void aDefiniteRefusalLeavesNoResourcesAndRetryBeginsANewAttempt(String statement, int code)
      throws SQLException {
    String tenant = "refused" + code;
    Fault refusal =
        oceanBase.faults().on(sql -> sql.startsWith(statement)).always().answer(code, "no room");
    var failed = Restores.run(Restores.request(tenant, BROKEN + "?x=" + code, ""));

    assertThat(failed.getString("data.state")).isEqualTo("FAILED");
    assertThat(failed.getInt("data.stage")).isEqualTo(2);
    assertThat(lastLog(failed, 2)).contains("no room", String.valueOf(code));
    assertThat(pools(failed)).isEmpty();
    assertThat(tenants(tenant)).isEmpty();

    oceanBase.faults().remove(refusal);
    String id = failed.getString("data.id");
    Restores.operate(id, "RETRY").then().statusCode(200);
    assertThat(Restores.ended(id).getInt("data.stage")).isEqualTo(3);
    assertThat(marks(failed)).containsExactly(":2");
  }

  @Test
  void anUpgradeWaitsWhileOceanBaseUpgradesAnotherTenant() {
    Fault busy =
        oceanBase
            .faults()
            .on(sql -> sql.contains("RUN UPGRADE JOB") && sql.contains("`patient`"))
            .always()
            .answer(4179, "Operation not allowed now");
    String id = Restores.start(Restores.request("patient", "file:///data/backup/old", ""));
    String logs = "data.nodes[4].sub_tasks[0].task_logs";
    Restores.until(
        id, dag -> dag.getString(logs).contains("waiting for a turn: OceanBase refused"));
    oceanBase.faults().remove(busy);

    Restores.ended(id);

    assertThat(Restores.dag(id).getString("data.state")).isEqualTo("SUCCEED");
    assertThat(Restores.dag(id).<String>getList(logs)).last().asString().contains("no upgrade is");
  }

  @Test
  void aRefusalWithSeveralPoolsMadeLeavesNone() throws SQLException {
    oceanBase.faults().on(sql -> sql.startsWith("CREATE RESOURCE POOL")).nth(2).answer(4733, "x");
    var failed =
        Restores.run(
            """
            {"data_backup_uri": "%s", "restore_tenant_name": "second",
             "zone_list": [{"name": "zone1", "unit_config_name": "s1", "unit_num": 1},
                           {"name": "zone2", "unit_config_name": "s1", "unit_num": 1}]}"""
                .formatted(DATA));

    assertThat(failed.getInt("data.stage")).isEqualTo(2);
    assertThat(pools(failed)).isEmpty();
  }

  @Test
  void aRefusedRestoreDoesNotHoldItsTenant() {
    String locked = Restores.request("free", "file:///data/backup/encrypted", "");
    var first = Restores.run(locked);
    var second = Restores.run(locked);

    assertThat(first.getString("data.state")).isEqualTo("FAILED");
    assertThat(second.getString("data.state")).isEqualTo("FAILED");
    String third = Restores.start(Restores.request("free", "file:///data/backup/huge", ""));
    Restores.operate(first.getString("data.id"), "RETRY")
        .then()
        .statusCode(500)
        .body("error.errCode", org.hamcrest.Matchers.equalTo("OB.Tenant.UnderMaintenance"))
        .body("error.message", org.hamcrest.Matchers.containsString("dag " + third.substring(1)));
    Restores.operate(third, "CANCEL").then().statusCode(200);
    Restores.operate(third, "ROLLBACK").then().statusCode(200);
    assertThat(Restores.ended(third).getString("data.state")).isEqualTo("SUCCEED");
  }

  @Test
  void retryOfTheBrokenBackupUndoesItFirstAndSucceeds() throws SQLException {
    var failed = Restores.run(Restores.request("again", BROKEN, ""));
    String id = failed.getString("data.id");
    assertThat(failed.getString("data.state")).isEqualTo("FAILED");

    Restores.operate(id, "retry").then().statusCode(200);
    JsonPath dag = Restores.ended(id);

    assertThat(dag.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(dag.getString("data.operator")).isEqualTo("RUN");
    assertThat(dag.getList("data.nodes.sub_tasks.execute_times.flatten()"))
        .isEqualTo(List.of(1, 2, 3, 1, 1));
    assertThat(marks(dag)).containsExactly(":1", ":2");
    assertThat(tenants("again")).containsExactly(List.of("NORMAL", "PRIMARY"));
    assertThat(pools(dag)).hasSize(1).allSatisfy(pool -> assertThat(pool).contains("_2_"));
    assertThat(logs(dag, 3))
        .anyMatch(line -> line.contains("-9129"))
        .anyMatch(line -> line.startsWith("Cancelled the tenant 'again'"))
        .anyMatch(line -> line.startsWith("Dropped resource pool "))
        .anyMatch(line -> line.contains("A new attempt begins"));
  }

  @Test
  void aViewThatIsRefusedDoesNotCostTheReason() {
    oceanBase
        .faults()
        .on(sql -> sql.contains("SELECT * FROM oceanbase.DBA_OB_TENANTS"))
        .always()
        .answer(1142, "SELECT command denied");

    var failed = Restores.run(Restores.request("hiddenview", BROKEN, ""));

    assertThat(failed.getInt("data.stage")).isEqualTo(3);
    assertThat(logs(failed, 3))
        .anyMatch(line -> line.contains("DBA_OB_TENANTS: OceanBase refused: ["));
    assertThat(lastLog(failed, 3)).contains("-9129");
  }

  @ParameterizedTest
  @CsvSource({
    "broken,    Cancelled",
    "stuck,     Dropped the tenant",
    "stillborn, Dropped resource pool"
  })
  void rollbackLeavesNeitherTenantNorPool(String backup, String does) throws SQLException {
    String tenant = "back" + backup;
    var failed = Restores.run(Restores.request(tenant, "file:///data/backup/" + backup, ""));
    String id = failed.getString("data.id");
    assertThat(failed.getInt("data.stage")).isEqualTo(3);
    assertThat(pools(failed)).hasSize(1);
    if (!backup.equals("stillborn")) {
      assertThat(tenants(tenant)).hasSize(1);
    }

    Restores.operate(id, "Rollback").then().statusCode(200);
    JsonPath dag = Restores.ended(id);

    assertThat(dag.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(dag.getString("data.operator")).isEqualTo("ROLLBACK");
    assertThat(dag.getInt("data.stage")).isEqualTo(1);
    assertThat(dag.getList("data.nodes.operator"))
        .isEqualTo(List.of("ROLLBACK", "ROLLBACK", "ROLLBACK", "RUN", "RUN"));
    assertThat(logs(dag, 2)).anyMatch(line -> line.startsWith(does));
    assertThat(tenants(tenant)).isEmpty();
    assertThat(pools(dag)).isEmpty();
    assertThat(Restores.run(Restores.request(tenant, DATA, "")).getString("data.state"))
        .as("the name is free again")
        .isEqualTo("SUCCEED");
  }

  @Test
  void aJobThatSucceededUnseenIsFollowedByRetry() throws SQLException {
    String id = cancelledWithSuccess("unseen");

    Restores.operate(id, "RETRY").then().statusCode(200);
    assertThat(Restores.ended(id).getString("data.state")).isEqualTo("SUCCEED");
    assertThat(tenants("unseen")).containsExactly(List.of("NORMAL", "PRIMARY"));
    assertThat(Restores.dag(id).getList("data.nodes.sub_tasks.execute_times.flatten()"))
        .isEqualTo(List.of(1, 1, 2, 1, 1));
  }

  @Test
  void aJobThatSucceededJustBeforeRollbackIsDroppedAsLongAsItIsStandby() throws SQLException {
    String id = cancelledWithSuccess("standby");
    assertThat(tenants("standby")).containsExactly(List.of("NORMAL", "STANDBY"));

    Restores.operate(id, "ROLLBACK").then().statusCode(200);
    assertThat(Restores.ended(id).getString("data.state")).isEqualTo("SUCCEED");
    assertThat(tenants("standby")).isEmpty();
    assertThat(pools(Restores.dag(id))).isEmpty();
  }

  @Test
  void aTenantThatSomebodyMadePrimaryIsNeverDropped() throws SQLException {
    String id = cancelledWithSuccess("primary");
    database.execute("ALTER SYSTEM ACTIVATE STANDBY TENANT `primary`");

    Restores.operate(id, "ROLLBACK").then().statusCode(200);
    JsonPath dag = Restores.ended(id);

    assertThat(dag.getString("data.state")).isEqualTo("FAILED");
    assertThat(dag.getString("data.operator")).isEqualTo("ROLLBACK");
    assertThat(lastLog(dag, 2)).contains("primary", "never dropped");
    assertThat(tenants("primary")).containsExactly(List.of("NORMAL", "PRIMARY"));
    Restores.operate(id, "PASS").then().statusCode(200);
    assertThat(Restores.dag(id).getString("data.state")).isEqualTo("SUCCEED");
    assertThat(String.join("\n", logs(Restores.dag(id), 2)))
        .contains("Left as it is", "tenant 'primary'", "resource pools obr_");
  }

  @ParameterizedTest
  @CsvSource({"false, is PRIMARY and NORMAL", "true, is PRIMARY already"})
  void aTenantThatSomebodyOpenedIsUpgradedAndNotTakenBack(boolean standby, String told)
      throws SQLException {
    String tenant = "byhand" + standby;
    String id = cancelledWithSuccess(tenant, "old", ", \"keep_standby\": " + standby);
    database.execute("ALTER SYSTEM ACTIVATE STANDBY TENANT `" + tenant + "`");
    oceanBase.faults().on(sql -> sql.contains("RUN UPGRADE JOB")).always().answer(4012, "held");
    Restores.operate(id, "RETRY").then().statusCode(200);
    Restores.until(id, dag -> dag.getInt("data.stage") == 5);

    given()
        .delete("/api/v1/tenant/" + tenant + "/restore")
        .then()
        .statusCode(400)
        .body("error.errCode", org.hamcrest.Matchers.equalTo("OB.Restore.Task.AlreadySucceed"));

    oceanBase.faults().clear();
    JsonPath dag = Restores.ended(id);
    assertThat(dag.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(logs(dag, 4)).anyMatch(line -> line.contains(told));
    assertThat(logs(dag, 5)).noneMatch(line -> line.contains("once it is activated"));
  }

  @ParameterizedTest
  @CsvSource({"ROLLBACK", "RETRY"})
  void aForeignTenantOfTheSameNameIsNotTouched(String operator) throws SQLException {
    String tenant = "taken" + operator.toLowerCase(java.util.Locale.ROOT);
    var failed = Restores.run(Restores.request(tenant, BROKEN + "?o=" + operator, ""));
    database.execute("DROP TENANT `" + tenant + "` FORCE");
    database.execute(
        "CREATE RESOURCE POOL `foreign_%s` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = ('zone2')"
            .formatted(operator));
    database.execute(
        "ALTER SYSTEM RESTORE `%s` FROM '%s,file:///data/backup/clog' WITH 'pool_list=foreign_%s'"
            .formatted(tenant, DATA, operator));
    String id = failed.getString("data.id");

    Restores.operate(id, operator).then().statusCode(200);
    JsonPath dag = Restores.ended(id);

    assertThat(dag.getString("data.state"))
        .isEqualTo(operator.equals("ROLLBACK") ? "SUCCEED" : "FAILED");
    assertThat(tenants(tenant)).containsExactly(List.of("NORMAL", "STANDBY"));
    assertThat(
            database.rows(
                "SELECT TENANT_ID IS NULL FROM oceanbase.DBA_OB_RESOURCE_POOLS WHERE NAME ="
                    + " 'foreign_"
                    + operator
                    + "'"))
        .hasSize(1);
    assertThat(pools(dag)).isEmpty();
  }

  /** A dag that was CANCELled while it waited; its job has ended with SUCCESS meanwhile. */
  private String cancelledWithSuccess(String tenant) {
    return cancelledJob(Restores.request(tenant, DATA, ""));
  }

  private String cancelledWithSuccess(String tenant, String backup, String more) {
    return cancelledJob(Restores.request(tenant, "file:///data/backup/" + backup, more));
  }

  private String cancelledJob(String request) {
    Fault blind =
        oceanBase
            .faults()
            .on(
                sql ->
                    sql.contains("CDB_OB_RESTORE_PROGRESS")
                        && sql.endsWith("ORDER BY JOB_ID, TENANT_ID")
                        && !sql.contains("WHERE"))
            .always()
            .answer(4012, "blind");
    String id = Restores.start(request);
    Restores.until(id, dag -> dag.getInt("data.stage") == 3);
    Restores.operate(id, "CANCEL").then().statusCode(200);
    JsonPath cancelled = Restores.dag(id);
    assertThat(cancelled.getString("data.state")).isEqualTo("FAILED");
    assertThat(cancelled.getString("data.operator")).isEqualTo("CANCEL");
    assertThat(lastLog(cancelled, 3)).contains("restore job", "goes on");
    oceanBase.faults().remove(blind);
    return id;
  }

  private List<List<String>> tenants(String name) throws SQLException {
    return database.rows(
        "SELECT STATUS, TENANT_ROLE FROM oceanbase.DBA_OB_TENANTS WHERE TENANT_NAME = '"
            + name
            + "'");
  }

  private List<String> pools(JsonPath dag) throws SQLException {
    return database.rows("SELECT NAME FROM oceanbase.DBA_OB_RESOURCE_POOLS ORDER BY NAME").stream()
        .map(row -> row.get(0))
        .filter(name -> name.matches("obr_[^_]+_" + dag.getLong("data.dag_id") + "_.*"))
        .toList();
  }

  /** What comes behind the dag's id in the marks of its jobs. */
  private List<String> marks(JsonPath dag) throws SQLException {
    return database
        .rows(
            "SELECT DESCRIPTION FROM oceanbase.CDB_OB_RESTORE_HISTORY WHERE TENANT_ID = 1 ORDER BY"
                + " JOB_ID")
        .stream()
        .map(row -> row.get(0))
        .filter(mark -> mark.matches("obrestore:[^:]+:" + dag.getLong("data.dag_id") + ":.*"))
        .map(mark -> mark.substring(mark.lastIndexOf(':')))
        .toList();
  }

  private static List<String> logs(JsonPath dag, int stage) {
    return Restores.logs(dag, stage);
  }

  private static String lastLog(JsonPath dag, int stage) {
    List<String> lines = logs(dag, stage);
    return lines.get(lines.size() - 1);
  }
}
