package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DELETE of a tenant's restore: of ours, and of those that somebody else began. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class CancelApiTest implements RunningService {
  private static final String DATA = "file:///data/backup/data";
  private static final String HUGE = "file:///data/backup/huge";
  private static final int NOTHING = 204;

  private final Database database;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @Inject
  CancelApiTest(Database database) {
    this.database = database;
  }

  @AfterEach
  void noFaults() {
    oceanBase.faults().clear();
  }

  private static Response delete(String tenant) {
    return given().delete("/api/v1/tenant/" + tenant + "/restore");
  }

  private static JsonPath cancel(String tenant) {
    return delete(tenant).then().statusCode(OK).extract().jsonPath();
  }

  private List<List<String>> tenants(String name) throws SQLException {
    return database.rows(
        "SELECT STATUS FROM oceanbase.DBA_OB_TENANTS WHERE TENANT_NAME = '" + name + "'");
  }

  private List<String> pools(String like) throws SQLException {
    return database.rows("SELECT NAME FROM oceanbase.DBA_OB_RESOURCE_POOLS ORDER BY NAME").stream()
        .map(row -> row.get(0))
        .filter(name -> name.matches(like))
        .toList();
  }

  private List<String> jobs(String tenant) throws SQLException {
    return database
        .rows(
            "SELECT STATUS FROM oceanbase.CDB_OB_RESTORE_HISTORY WHERE TENANT_ID = 1 AND"
                + " RESTORE_TENANT_NAME = '"
                + tenant
                + "'")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "checking, FROM oceanbase.GV$OB_SERVERS, 1",
    "starting, CREATE RESOURCE POOL, 2",
    "sending,  ALTER SYSTEM RESTORE, 2",
    "waiting,  '', 3"
  })
  void aRestoreOfOursIsUndoneByItsOwnDagWhereverItStands(String tenant, String held, int stage)
      throws SQLException {
    if (!held.isEmpty()) {
      oceanBase.faults().on(sql -> sql.contains(held)).always().answer(4012, "held");
    }
    String id = Restores.start(Restores.request(tenant, HUGE, ""));
    Restores.until(id, dag -> dag.getInt("data.stage") == stage);

    JsonPath answer = cancel(tenant);
    oceanBase.faults().clear();

    assertThat(answer.getString("data.id")).isEqualTo(id);
    assertThat(answer.getString("data.operator")).isEqualTo("ROLLBACK");
    assertThat(answer.getString("data.state")).isIn("READY", "RUNNING");
    JsonPath dag = endedWithoutFailing(id);
    assertThat(dag.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(dag.getString("data.operator")).isEqualTo("ROLLBACK");
    assertThat(tenants(tenant)).isEmpty();
    assertThat(pools("obr_[^_]+_" + dag.getLong("data.dag_id") + "_.*")).isEmpty();
    assertThat(delete(tenant).statusCode()).isEqualTo(NOTHING);
  }

  /** The SDKs wait for it, and give up when they see it FAILED. */
  private static JsonPath endedWithoutFailing(String id) {
    return Restores.until(
        id,
        dag -> {
          assertThat(dag.getString("data.state")).isNotEqualTo("FAILED");
          return dag.getString("data.state").equals("SUCCEED");
        });
  }

  @Test
  void aFailedRestoreOfOursIsUndoneToo() throws SQLException {
    JsonPath failed = Restores.run(Restores.request("failed", "file:///data/backup/broken", ""));

    JsonPath answer = cancel("FAILED");

    assertThat(answer.getString("data.id")).isEqualTo(failed.getString("data.id"));
    assertThat(endedWithoutFailing(answer.getString("data.id")).getString("data.operator"))
        .isEqualTo("ROLLBACK");
    assertThat(tenants("failed")).isEmpty();
  }

  @Test
  void whoAsksAgainIsGivenTheSameDag() {
    oceanBase.faults().on(sql -> sql.contains("CANCEL RESTORE")).always().answer(4012, "held");
    String id = Restores.start(Restores.request("asked", HUGE, ""));
    Restores.until(id, dag -> dag.getInt("data.stage") == 3);

    assertThat(cancel("asked").getString("data.id")).isEqualTo(id);
    assertThat(cancel("asked").getString("data.id")).isEqualTo(id);
    oceanBase.faults().clear();
    endedWithoutFailing(id);
  }

  @Test
  void aRestoreThatIsBeingActivatedIsTooFar() {
    oceanBase
        .faults()
        .on(sql -> sql.contains("ACTIVATE STANDBY TENANT"))
        .always()
        .answer(4012, "held");
    String id = Restores.start(Restores.request("far", DATA, ""));
    Restores.until(
        id,
        dag ->
            dag.getInt("data.stage") == 4
                && dag.getString("data.nodes[3].state").equals("RUNNING")
                && oceanBase
                        .statements()
                        .matching(s -> s.sql().contains("ACTIVATE STANDBY TENANT `far`"))
                        .size()
                    > 0);

    delete("far")
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("OB.Restore.Task.AlreadySucceed"));
    Restores.operate(id, "CANCEL").then().statusCode(OK);
    assertThat(Restores.logs(Restores.dag(id), 4))
        .anyMatch(line -> line.contains("nothing is undone any more"))
        .noneMatch(line -> line.contains("ROLLBACK undoes it"));
    Restores.post(Restores.request("far", DATA, ""))
        .then()
        .statusCode(500)
        .body("error.message", endsWith("is FAILED: RETRY or PASS it first"));
    Restores.operate(id, "RETRY").then().statusCode(OK);
    oceanBase.faults().clear();
    assertThat(Restores.ended(id).getString("data.state")).isEqualTo("SUCCEED");
  }

  @Test
  void aRestoreThatSucceededIsNotCancelled() throws SQLException {
    Restores.run(Restores.request("done", DATA, ""));

    delete("done")
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("OB.Restore.Task.AlreadySucceed"));
    assertThat(tenants("done")).containsExactly(List.of("NORMAL"));
  }

  @Test
  void aTenantThatIsNotBeingRestoredIsTold() {
    delete("shop")
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("OB.Restore.NotRecovering"));
  }

  @ParameterizedTest
  @CsvSource({
    "sys, OB.Tenant.SysOperationNotAllowed",
    "Sys, OB.Tenant.SysOperationNotAllowed",
    "all, OB.Tenant.Name.Invalid",
    "a.b, OB.Tenant.Name.Invalid"
  })
  void aNameThatCannotBeIsRefused(String name, String code) {
    delete(name).then().statusCode(400).body("error.errCode", equalTo(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "NOBODY"})
  void whereNothingIsThereIsNothingToSay(String name) {
    Response answer = delete(name);

    assertThat(answer.statusCode()).isEqualTo(NOTHING);
    assertThat(answer.asByteArray()).isEmpty();
    assertThat(answer.header("X-OBSHELL-Trace-ID")).isNotEmpty();
  }

  /** RESTORE blocks until the tenant is there: somebody else's client waits for it. */
  private CompletableFuture<Void> foreignRestore(String tenant, String data) throws SQLException {
    database.execute(
        "CREATE RESOURCE POOL `f_%s` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = ('zone2')"
            .formatted(tenant));
    var restore =
        CompletableFuture.runAsync(
            () -> {
              try {
                database.execute(
                    "ALTER SYSTEM RESTORE `%s` FROM '%s' WITH 'pool_list=f_%s'"
                        .formatted(tenant, data, tenant));
              } catch (SQLException cancelled) {
                // what its client is told when it is cancelled is not of interest here
                return;
              }
            });
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (tenants(tenant).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return restore;
  }

  @Test
  void aForeignRestoreIsCancelledAndItsPoolsAreLeftAndNamed() throws Exception {
    var restore = foreignRestore("foreign", HUGE);

    JsonPath answer = cancel("foreign");

    assertThat(answer.getString("data.name")).isEqualTo("Cancel restore foreign");
    assertThat(answer.getInt("data.max_stage")).isEqualTo(2);
    assertThat(answer.getString("data.state")).isEqualTo("READY");
    JsonPath dag = endedWithoutFailing(answer.getString("data.id"));
    assertThat(dag.getList("data.nodes.name"))
        .isEqualTo(List.of("Cancel restore", "Drop resource pool"));
    assertThat(dag.getLong("data.additional_data.restore_job_id")).isPositive();
    assertThat(tenants("foreign")).isEmpty();
    assertThat(jobs("foreign")).containsExactly("FAIL");
    assertThat(pools("f_foreign")).containsExactly("f_foreign");
    assertThat(String.join("\n", Restores.logs(dag, 2)))
        .contains("left: DROP RESOURCE POOL `f_foreign`");
    assertThat(delete("foreign").statusCode()).isEqualTo(NOTHING);
    restore.join();
  }

  @Test
  void aCancelWhoseSessionBreaksWhileItLooksGoesOnWithAnother() throws Exception {
    var restore = foreignRestore("broke", HUGE);
    var cut =
        oceanBase
            .faults()
            .on(sql -> sql.contains("DBA_OB_RESOURCE_POOLS") && sql.contains("TENANT_ID = ?"))
            .cutBefore();

    endedWithoutFailing(cancel("broke").getString("data.id"));

    assertThat(cut.awaitHit(Duration.ZERO)).as("its session was cut").isTrue();
    assertThat(tenants("broke")).isEmpty();
    restore.join();
  }

  @Test
  void whileAForeignRestoreIsCancelledItsTenantIsUnderMaintenance() throws Exception {
    oceanBase.faults().on(sql -> sql.contains("CANCEL RESTORE")).always().answer(4012, "held");
    var restore = foreignRestore("heldoff", HUGE);
    String id = cancel("heldoff").getString("data.id");

    assertThat(cancel("heldoff").getString("data.id")).isEqualTo(id);
    Restores.post(Restores.request("heldoff", DATA, ""))
        .then()
        .statusCode(500)
        .body("error.errCode", equalTo("OB.Tenant.UnderMaintenance"));
    oceanBase.faults().clear();
    endedWithoutFailing(id);
    restore.join();
  }

  @Test
  void aRefusalThatMayPassIsTold() throws Exception {
    oceanBase.faults().on(sql -> sql.contains("CANCEL RESTORE")).always().answer(4179, "not now");
    var restore = foreignRestore("notnow", HUGE);
    String id = cancel("notnow").getString("data.id");

    Restores.until(
        id,
        dag ->
            Restores.logs(dag, 1).stream()
                .anyMatch(line -> line.contains("OceanBase refused: [4179]")));

    oceanBase.faults().clear();
    endedWithoutFailing(id);
    restore.join();
  }

  @Test
  void theLeftoverOfAForeignFailureIsCleared() throws Exception {
    foreignRestore("left", "file:///data/backup/broken").join();
    assertThat(tenants("left")).containsExactly(List.of("RESTORE"));

    endedWithoutFailing(cancel("left").getString("data.id"));

    assertThat(tenants("left")).isEmpty();
    assertThat(pools("f_left")).hasSize(1);
  }

  @Test
  void aRestoreThatAPassLeftGivesBackItsPools() throws SQLException {
    String id = Restores.start(Restores.request("passed", HUGE, ""));
    Restores.until(id, dag -> dag.getInt("data.stage") == 3);
    Restores.operate(id, "CANCEL").then().statusCode(OK);
    Restores.operate(id, "PASS").then().statusCode(OK);

    JsonPath dag = endedWithoutFailing(cancel("passed").getString("data.id"));

    assertThat(dag.getString("data.name")).isEqualTo("Cancel restore passed");
    assertThat(tenants("passed")).isEmpty();
    assertThat(pools("obr_[^_]+_" + id.substring(1) + "_.*")).isEmpty();
  }
}
