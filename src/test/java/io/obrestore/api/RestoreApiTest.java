package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.obrestore.testing.PythonPackage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RestoreApiTest implements RunningService {
  private static final String DATA = "file:///data/backup/data";
  private static final String SHOP_LOG = ", \"archive_log_uri\": \"file:///data/backup/clog\"";

  private final Database database;

  @Inject
  RestoreApiTest(Database database) {
    this.database = database;
  }

  @Test
  void theSeedsRequestGetsTheSeedsAnswer() {
    Map<String, Object> data =
        Restores.post(Restores.SEED.formatted("seed"))
            .then()
            .statusCode(200)
            .body("successful", equalTo(true))
            .body("status", equalTo(200))
            .body("traceId", matchesPattern("[0-9a-f]{16}"))
            .body("$", not(hasKey("error")))
            .extract()
            .path("data");

    assertThat(data)
        .containsEntry("id", "1" + data.get("dag_id"))
        .containsEntry("name", "Restore backup_seed")
        .containsEntry("stage", 1)
        .containsEntry("max_stage", 5)
        .containsEntry("maintenance_type", 2)
        .containsEntry("maintenance_key", "seed")
        .containsEntry("state", "READY")
        .containsEntry("operator", "RUN")
        .containsEntry("end_time", data.get("start_time"))
        .containsEntry("additional_data", null)
        .containsEntry("nodes", null)
        .hasSize(13);
    assertThat(OffsetDateTime.parse((String) data.get("start_time"))).isNotNull();
    assertThat(Restores.ended(String.valueOf(data.get("id"))).getString("data.state"))
        .isEqualTo("SUCCEED");
  }

  @Test
  void aFinishedRestoreIsToldStageByStage() throws SQLException {
    var dag = Restores.run(Restores.SEED.formatted("told"));

    assertThat(dag.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(dag.getString("data.operator")).isEqualTo("RUN");
    assertThat(dag.getInt("data.stage")).isEqualTo(5);
    assertThat(dag.getLong("data.additional_data.restore_job_id")).isPositive();
    assertThat(dag.getList("data.nodes.name"))
        .isEqualTo(
            List.of(
                "Pre restore check",
                "Start restore",
                "Wait restore task finish",
                "Active tenant",
                "Upgrade tenant"));
    assertThat(dag.getList("data.nodes.state")).containsOnly("SUCCEED");
    assertThat(dag.getList("data.nodes.sub_tasks.execute_times.flatten()")).containsOnly(1);
    assertThat(dag.getList("data.nodes.sub_tasks.execute_agent.ip.flatten()"))
        .containsOnly("127.0.0.1");
    List<List<?>> logs = dag.getList("data.nodes.sub_tasks.task_logs");
    assertThat(logs).hasSize(5).allSatisfy(log -> assertThat(log.get(0).toString()).isNotEmpty());
    assertThat(
            database.rows(
                "SELECT STATUS, TENANT_ROLE FROM oceanbase.DBA_OB_TENANTS WHERE TENANT_NAME = 'told'"))
        .containsExactly(List.of("NORMAL", "PRIMARY"));
  }

  @Test
  void pyMySqlReadsTheRestoredTenantAsNormalAndPrimary() {
    Restores.run(Restores.SEED.formatted("python"));

    assertThat(
            PythonPackage.PYMYSQL.output(
                """
                import pymysql, sys
                connection = pymysql.connect(host="127.0.0.1", port=int(sys.argv[1]),
                                             user="root@sys", database="oceanbase")
                cursor = connection.cursor()
                cursor.execute("SELECT TENANT_NAME, STATUS, TENANT_ROLE FROM DBA_OB_TENANTS"
                               " WHERE TENANT_NAME = %s", (sys.argv[2],))
                print(cursor.fetchall())
                """,
                String.valueOf(database.port()), "python"))
        .isEqualTo("(('python', 'NORMAL', 'PRIMARY'),)");
  }

  @Test
  void timesOfStagesAreInOrder() {
    var dag = Restores.run(Restores.SEED.formatted("times"));

    List<String> starts = dag.getList("data.nodes.start_time");
    List<String> ends = dag.getList("data.nodes.end_time");
    for (int i = 0; i < starts.size(); i++) {
      assertThat(OffsetDateTime.parse(starts.get(i)))
          .isBeforeOrEqualTo(OffsetDateTime.parse(ends.get(i)));
    }
    assertThat(OffsetDateTime.parse(dag.getString("data.end_time")))
        .isAfterOrEqualTo(OffsetDateTime.parse(ends.get(4)));
  }

  @Test
  void aSecondRestoreOfTheSameNameIsRefusedWhileTheTenantStands() {
    Restores.run(Restores.SEED.formatted("twice"));

    for (String name : List.of("twice", "TWICE")) {
      Restores.post(Restores.SEED.formatted(name))
          .then()
          .statusCode(400)
          .body("error.errCode", equalTo("OB.Tenant.Existed"))
          .body("error.subErrors.field", contains("restore_tenant_name"));
    }
  }

  @Test
  void aSecondRestoreOfTheSameNameIsRefusedWhileTheFirstHoldsIt() {
    String id = Restores.start(Restores.request("held", "file:///data/backup/huge", ""));

    Restores.post(Restores.request("HELD", DATA, SHOP_LOG))
        .then()
        .statusCode(500)
        .body("successful", equalTo(false))
        .body("status", equalTo(500))
        .body("error.errCode", equalTo("OB.Tenant.UnderMaintenance"))
        .body("error.message", matchesPattern(".*dag " + id.substring(1) + " .*"));
  }

  @Test
  void aFailedRestoreThatLeftSomethingHoldsItsTenantAndSaysSo() {
    String body = Restores.request("left", "file:///data/backup/broken", "");
    var dag = Restores.run(body);

    Restores.post(body)
        .then()
        .statusCode(500)
        .body("error.errCode", equalTo("OB.Tenant.UnderMaintenance"))
        .body(
            "error.message", matchesPattern(".*dag " + dag.getLong("data.dag_id") + " .*RETRY.*"));
  }

  @Test
  void aFailingJobFailsTheDagAndTellsAllThatOceanBaseHasOfIt() {
    var dag = Restores.run(Restores.request("broken", "file:///data/backup/broken", ""));

    assertThat(dag.getString("data.state")).isEqualTo("FAILED");
    assertThat(dag.getInt("data.stage")).isEqualTo(3);
    assertThat(dag.getList("data.nodes.state"))
        .isEqualTo(List.of("SUCCEED", "SUCCEED", "FAILED", "PENDING", "PENDING"));
    List<String> log = dag.getList("data.nodes[2].sub_tasks[0].task_logs");
    assertThat(log).anyMatch(line -> line.startsWith("DBA_OB_TENANTS: "));
    assertThat(log).filteredOn(line -> line.startsWith("CDB_OB_RESTORE_HISTORY: ")).isNotEmpty();
    assertThat(log.get(log.size() - 1))
        .startsWith("(SERVER)ls_id: 1, ")
        .contains("ls_id: 1001", "result: -9129(OB_OBJECT_STORAGE_IO_ERROR)")
        .endsWith("trace_id: YB420A0A0A0B-00062;");
  }

  @Test
  void anEncryptedBackupNeedsItsPasswords() {
    String uri = "file:///data/backup/encrypted";

    var without = Restores.run(Restores.request("locked", uri, ""));
    assertThat(without.getString("data.state")).isEqualTo("FAILED");
    assertThat(without.getInt("data.stage")).isEqualTo(2);
    var with =
        Restores.run(
            Restores.request(
                "unlocked",
                uri,
                ", \"full_backup_decryption\": [\"pwd1\"], \"inc_backup_decryption\": [\"pwd2\"]"));
    assertThat(with.getString("data.state")).isEqualTo("SUCCEED");
  }

  @Test
  void aBackupOfAnOlderVersionIsUpgraded() {
    var dag = Restores.run(Restores.request("old", "file:///data/backup/old", ""));

    assertThat(dag.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(String.join("\n", dag.<String>getList("data.nodes[4].sub_tasks[0].task_logs")))
        .containsIgnoringCase("upgrade");
  }

  @ParameterizedTest
  @CsvSource({"2024-10-12T15:00:00Z", "2024-10-12T00:09:59.999999999Z", "2024-10-14T00:00:00Z"})
  void aPointOutsideTheWindowsFailsTheFirstStage(String time) {
    String name = "out" + time.substring(8, 10) + time.substring(11, 13);
    var dag = Restores.run(Restores.request(name, DATA, SHOP_LOG + at(time)));

    assertThat(dag.getString("data.state")).isEqualTo("FAILED");
    assertThat(dag.getInt("data.stage")).isEqualTo(1);
    assertThat(dag.<String>getList("data.nodes[0].sub_tasks[0].task_logs"))
        .last()
        .asString()
        .contains("OB.Restore.TimeNotValid");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-10-12T08:10:00.123456789+08:00, 1728691800123456789",
    "2024-10-12T20:05:00Z, 1728763500000000000",
    "2024-10-12T15:45:00.5+05:45, 1728727200500000000"
  })
  void aPointInsideAWindowReachesOceanBaseAsThatScn(String time, String scn) throws SQLException {
    String name = "in" + scn.substring(0, 10);
    var dag = Restores.run(Restores.request(name, DATA, SHOP_LOG + at(time)));

    assertThat(dag.getString("data.state")).isEqualTo("SUCCEED");
    assertThat(
            database.rows(
                "SELECT RESTORE_SCN FROM oceanbase.CDB_OB_RESTORE_HISTORY"
                    + " WHERE TENANT_ID = 1 AND RESTORE_TENANT_NAME = '"
                    + name
                    + "'"))
        .containsExactly(List.of(scn));
  }

  @Test
  void allFaultsOfARequestComeInOneAnswer() {
    Restores.post(
            """
            {"data_backup_uri": "ftp://x", "restore_tenant_name": "sys", "scn": "1",
             "zone_list": [{"name": "zone1", "replica_type": "X", "unit_num": 0}]}""")
        .then()
        .statusCode(400)
        .body("successful", equalTo(false))
        .body("$", not(hasKey("data")))
        .body("error.code", equalTo(0))
        .body("error.errCode", equalTo("OB.Restore.Uri.Invalid"))
        .body(
            "error.subErrors.tag",
            contains(
                "OB.Restore.Uri.Invalid",
                "OB.Tenant.SysOperationNotAllowed",
                "Common.BindJsonFailed",
                "OB.Tenant.Replica.InvalidType",
                "Common.BindJsonFailed",
                "OB.Tenant.UnitNum.Invalid"))
        .body("error.subErrors.field", hasItems("zone_list[0].unit_config_name"));
  }

  @Test
  void faultsAgainstTheClusterComeTogetherAndOnlyForASoundRequest() {
    Restores.post(
            """
            {"data_backup_uri": "file:///d", "restore_tenant_name": "nowhere",
             "zone_list": [{"name": "zone9", "unit_config_name": "s9", "unit_num": 1}]}""")
        .then()
        .statusCode(400)
        .body(
            "error.subErrors.tag", contains("OB.Zone.NotExist", "OB.Resource.UnitConfig.NotExist"));
  }

  @Test
  void moreThanAHundredFaultsAreCutOff() {
    String entries = "{},".repeat(60) + "{}";
    Restores.post(
            "{\"data_backup_uri\": \"file:///d\", \"restore_tenant_name\": \"x\", \"zone_list\": ["
                + entries
                + "]}")
        .then()
        .statusCode(400)
        .body("error.subErrors.size()", equalTo(100));
  }

  @Test
  void aRefusedRequestLeavesNoDag() {
    Restores.post(Restores.SEED.formatted("sys")).then().statusCode(400);

    given().get("/api/v1/task/dag/1999999999").then().statusCode(404);
  }

  private static String at(String time) {
    return ", \"time_stamp\": \"" + time + "\"";
  }
}
