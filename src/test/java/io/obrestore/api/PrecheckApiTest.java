package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known about a restore before it is begun; nothing is changed by asking. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class PrecheckApiTest implements RunningService {
  private static final String DATA = "file:///data/backup/data";
  private static final String CLOG = ", \"archive_log_uri\": \"file:///data/backup/clog\"";

  private final Database database;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @Inject
  PrecheckApiTest(Database database) {
    this.database = database;
  }

  private static JsonPath precheck(String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/tenant/restore/precheck")
        .then()
        .statusCode(OK)
        .extract()
        .jsonPath();
  }

  private static List<String> findings(JsonPath answer, String level) {
    return answer.<Map<String, String>>getList("data.findings").stream()
        .filter(finding -> level.equals(finding.get("level")))
        .map(finding -> finding.get("field") + " " + finding.get("code"))
        .toList();
  }

  @Test
  void aSoundRestoreHasAPlanAndChangesNothing() throws SQLException {
    var before = Footprint.of(database);

    JsonPath answer =
        precheck(Restores.request("planned", DATA, CLOG + ", \"scn\": 1728727696264250400"));

    assertThat(answer.getBoolean("data.passed")).isTrue();
    assertThat(findings(answer, "ERROR")).isEmpty();
    assertThat(answer.getList("data.restore_windows")).hasSize(2);
    assertThat(answer.getList("data.plan.stage"))
        .containsExactly(
            "Start restore", "Start restore", "Wait restore task finish", "Active tenant");
    assertThat(answer.getString("data.plan[0].statement"))
        .matches(
            "CREATE RESOURCE POOL `obr_[a-z0-9]{8}_0_1_1` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = \\('zone1'\\)");
    assertThat(answer.getString("data.plan[1].statement"))
        .startsWith(
            "ALTER SYSTEM RESTORE `planned` FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL"
                + " SCN=1728727696264250400 WITH 'pool_list=");
    assertThat(Footprint.of(database)).isEqualTo(before);
  }

  /** The plan of a restore is what the restore then sends. */
  @Test
  void whatIsSentIsWhatWasPlanned() {
    String body =
        Restores.request(
            "sent", "file:///data/backup/old", ", \"keep_standby\": true, \"concurrency\": 3");
    List<String> planned = precheck(body).getList("data.plan.statement");

    String id = Restores.run(body).getString("data.id");

    String dag = id.substring(1);
    List<String> expected =
        planned.stream()
            .map(sql -> sql.replaceAll("(obr_[a-z0-9]{8}_)0_", "$1" + dag + "_"))
            .map(sql -> sql.replaceAll("(obrestore:[a-z0-9]{8}:)0:", "$1" + dag + ":"))
            .toList();
    assertThat(
            oceanBase.statements().all().stream()
                .map(statement -> statement.sql())
                .filter(expected::contains)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().filter(sql -> !sql.contains("ha_high_thread_score")).toList());
  }

  @Test
  void everythingThatStandsAgainstItIsToldAtOnce() {
    JsonPath answer =
        precheck(
            Restores.request(
                    "shop",
                    "file:///data/backup/encrypted",
                    CLOG + ", \"scn\": 1500000000000000000")
                .replace("zone1", "zone9"));

    assertThat(answer.getBoolean("data.passed")).isFalse();
    assertThat(findings(answer, "ERROR"))
        .contains(
            "restore_tenant_name OB.Tenant.Existed",
            "zone_list[0].name OB.Zone.NotExist",
            "decryption Common.IllegalArgument",
            "scn OB.Restore.TimeNotValid");
    assertThat(answer.getList("data.plan")).isEmpty();
  }

  @Test
  void aRequestThatIsNoneIsToldInFindingsToo() {
    JsonPath answer = precheck("{\"zone_list\": 5, \"restore_tenant_name\": \"SYS\"}");

    assertThat(answer.getBoolean("data.passed")).isFalse();
    assertThat(findings(answer, "ERROR"))
        .containsExactly(
            "data_backup_uri Common.BindJsonFailed",
            "restore_tenant_name OB.Tenant.SysOperationNotAllowed",
            "zone_list Common.BindJsonFailed");
    assertThat(answer.getList("data.servers")).isEmpty();
  }

  @Test
  void whatIsNotKnownOfABackupIsAWarning() {
    JsonPath answer = precheck(Restores.SEED.formatted("elsewhere"));

    assertThat(answer.getBoolean("data.passed")).isTrue();
    assertThat(findings(answer, "WARNING"))
        .containsExactly("data_backup_uri Environment.WithoutObAdmin");
    assertThat(answer.getList("data.plan")).isNotEmpty();
  }

  @Test
  void whereTheArchiveAloneIsNotKnownThePointIsHeldAgainstTheSets() {
    JsonPath answer =
        precheck(
            Restores.request(
                "halfknown",
                DATA,
                ", \"archive_log_uri\": \"file:///elsewhere\", \"scn\": 1500000000000000000"));

    assertThat(findings(answer, "ERROR")).containsExactly("scn OB.Restore.TimeNotValid");
    assertThat(answer.getList("data.findings.message", String.class))
        .anyMatch(message -> message.contains("did not make the archive at that place"))
        .noneMatch(message -> message.contains("did not make that backup"));
  }

  @Test
  void aDagThatHoldsTheNameStandsAgainstItBeforeOceanBaseShowsAnything() {
    oceanBase
        .faults()
        .on(sql -> sql.contains("CREATE RESOURCE POOL"))
        .always()
        .answer(4012, "held");
    String body = Restores.request("heldname", DATA, CLOG);
    String id = Restores.start(body);

    JsonPath answer = precheck(body);

    assertThat(findings(answer, "ERROR"))
        .containsExactly("restore_tenant_name OB.Tenant.UnderMaintenance");
    assertThat(answer.getBoolean("data.passed")).isFalse();
    assertThat(answer.getString("data.findings[0].message"))
        .endsWith("wait for it, or DELETE the restore of the tenant");
    oceanBase.faults().clear();
    assertThat(Restores.ended(id).getString("data.state")).isEqualTo("SUCCEED");
  }

  @Test
  void secretsAreNotInThePlan() {
    String body =
        Restores.request(
            "hidden",
            "oss://b/p?host=h&access_id=idMARKED&access_key=keyMARKED",
            ", \"decryption\": [\"pwdMARKED\"], \"kms_encrypt_info\": \"kmsMARKED\"");

    String answer =
        given()
            .contentType("application/json")
            .body(body)
            .post("/api/v1/tenant/restore/precheck")
            .asString();

    assertThat(answer)
        .contains("SET DECRYPTION IDENTIFIED BY", "SET @kms_encrypt_info", "FROM 'oss://b/p?host=h")
        .doesNotContain("MARKED");
  }

  @Test
  void anOldBackupIsUpgradedAndThePlanSaysSo() {
    JsonPath answer = precheck(Restores.request("older", "file:///data/backup/old", ""));

    assertThat(findings(answer, "INFO")).contains("data_backup_uri ", "scn ");
    assertThat(answer.getList("data.plan.stage")).contains("Upgrade tenant");
  }

  @Test
  void roomIsToldServerByServer() {
    JsonPath answer = precheck(Restores.request("roomy", DATA, CLOG));

    assertThat(answer.<Map<String, Object>>getList("data.servers"))
        .extracting(
            server -> server.get("zone"),
            server -> server.get("unit_config_name"),
            server -> server.get("fits"))
        .containsExactly(tuple("zone1", "s1", true), tuple("zone1", "s1", true));
    assertThat(answer.getDouble("data.servers[0].cpu_free")).isPositive();
  }

  @Test
  void aTenantThatIsBeingRestoredNamesItsDag() {
    String id = Restores.start(Restores.request("busy", "file:///data/backup/huge", ""));
    Restores.until(id, dag -> dag.getInt("data.stage") == 3);

    JsonPath answer = precheck(Restores.request("busy", DATA, CLOG));

    assertThat(findings(answer, "ERROR"))
        .containsExactly("restore_tenant_name OB.Tenant.UnderMaintenance");
    assertThat(answer.getString("data.findings[0].message")).contains("dag " + id.substring(1));
    given().delete("/api/v1/tenant/busy/restore").then().statusCode(OK);
    Restores.ended(id);
  }

  @Test
  void historyGivesAnEstimate() {
    assertThat(Restores.run(Restores.request("first", DATA, CLOG)).getString("data.state"))
        .isEqualTo("SUCCEED");

    JsonPath answer = precheck(Restores.request("checked", DATA, CLOG));

    assertThat(answer.getLong("data.estimate.bytes")).isPositive();
    assertThat(answer.getInt("data.estimate.jobs")).isPositive();
  }
}
