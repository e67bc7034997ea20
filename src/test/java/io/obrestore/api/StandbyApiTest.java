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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The ways to restore that the reference lacks: a standby that is opened later, a method, words.
 */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class StandbyApiTest implements RunningService {
  private static final String DATA = "file:///data/backup/data";
  private static final String KEEP = ", \"keep_standby\": true";
  private static final String UNLIMITED = "4611686018427387903";

  private final Database database;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @Inject
  StandbyApiTest(Database database) {
    this.database = database;
  }

  @AfterEach
  void noFaults() {
    oceanBase.faults().clear();
  }

  private static Response activate(String tenant) {
    return given().post("/api/v1/tenant/" + tenant + "/activate");
  }

  private List<String> tenant(String name) throws SQLException {
    return database
        .rows(
            "SELECT TENANT_ROLE, STATUS, RECOVERY_UNTIL_SCN FROM oceanbase.DBA_OB_TENANTS WHERE TENANT_NAME = '"
                + name
                + "'")
        .get(0);
  }

  private long sent(String words, String tenant) {
    return oceanBase.statements().all().stream()
        .filter(statement -> statement.sql().contains(words))
        .filter(statement -> statement.sql().contains("`" + tenant + "`"))
        .count();
  }

  @Test
  void aTenantThatIsKeptFollowsTheArchiveUntilItIsActivated() throws SQLException {
    JsonPath restored = Restores.run(Restores.request("kept", DATA, KEEP));

    assertThat(restored.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(restored.getBoolean("data.additional_data.keep_standby")).isTrue();
    assertThat(Restores.logs(restored, 4)).anyMatch(line -> line.contains("follows the archived"));
    assertThat(tenant("kept")).containsExactly("STANDBY", "NORMAL", UNLIMITED);
    assertThat(sent("ACTIVATE STANDBY", "kept")).isZero();

    JsonPath begun = activate("KEPT").then().statusCode(OK).extract().jsonPath();
    assertThat(begun.getString("data.name")).isEqualTo("Activate tenant kept");
    assertThat(begun.getInt("data.max_stage")).isEqualTo(2);
    JsonPath activated = Restores.ended(begun.getString("data.id"));

    assertThat(activated.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(activated.getList("data.nodes.name"))
        .isEqualTo(List.of("Active tenant", "Upgrade tenant"));
    assertThat(tenant("kept").subList(0, 2)).containsExactly("PRIMARY", "NORMAL");
    assertThat(sent("ACTIVATE STANDBY", "kept")).isOne();
    activate("kept")
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("OB.Restore.Task.AlreadySucceed"));
  }

  @Test
  void whoAsksAgainIsGivenTheSameDagAndAFailureCanBeRetried() throws SQLException {
    Restores.run(Restores.request("asked2", DATA, KEEP));
    oceanBase
        .faults()
        .on(sql -> sql.contains("ACTIVATE STANDBY TENANT"))
        .always()
        .answer(4012, "held");

    String id = activate("asked2").then().statusCode(OK).extract().path("data.id");

    activate("asked2").then().statusCode(OK).body("data.id", equalTo(id));
    oceanBase.faults().clear();
    assertThat(Restores.ended(id).getString("data.state")).isEqualTo("SUCCEED");
    assertThat(tenant("asked2").get(0)).isEqualTo("PRIMARY");
  }

  @Test
  void whatIsBeingActivatedWasRestoredAndIsNotCancelled() {
    Restores.run(Restores.request("opening", DATA, KEEP));
    oceanBase
        .faults()
        .on(sql -> sql.contains("ACTIVATE STANDBY TENANT"))
        .always()
        .answer(4012, "held");
    String id = activate("opening").then().statusCode(OK).extract().path("data.id");

    given()
        .delete("/api/v1/tenant/opening/restore")
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("OB.Restore.Task.AlreadySucceed"));
    Restores.post(Restores.request("opening", DATA, ""))
        .then()
        .statusCode(500)
        .body("error.message", endsWith("is RUNNING: wait for it"));
    oceanBase.faults().clear();
    assertThat(Restores.ended(id).getString("data.state")).isEqualTo("SUCCEED");
  }

  @Test
  void whileATenantIsRestoredItIsUnderMaintenance() {
    String id = Restores.start(Restores.request("early", "file:///data/backup/huge", KEEP));

    activate("early")
        .then()
        .statusCode(500)
        .body("error.errCode", equalTo("OB.Tenant.UnderMaintenance"));
    given().delete("/api/v1/tenant/early/restore").then().statusCode(OK);
    Restores.ended(id);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, OB.Tenant.NotExist",
    "shop, OB.Restore.Task.NotExist",
    "sys, OB.Tenant.SysOperationNotAllowed",
    "a.b, OB.Tenant.Name.Invalid"
  })
  void onlyATenantThatARestoreOfThisServiceMadeIsActivated(String name, String code) {
    activate(name).then().statusCode(400).body("error.errCode", equalTo(code));
  }

  @Test
  void theMethodIsAskedOfOceanBaseAndTheDescriptionIsNot() {
    JsonPath dag =
        Restores.run(
            Restores.request(
                "quick", DATA, ", \"method\": \"quick\", \"description\": \"before the sale\""));

    assertThat(dag.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(dag.getString("data.additional_data.description")).isEqualTo("before the sale");
    assertThat(oceanBase.statements().matching(s -> s.sql().contains("RESTORE `quick`")))
        .singleElement()
        .satisfies(s -> assertThat(s.sql()).contains("method=quick"));
    assertThat(oceanBase.statements().matching(s -> s.sql().contains("RESTORE `quick`")))
        .noneMatch(s -> s.sql().contains("before the sale"));
  }
}
