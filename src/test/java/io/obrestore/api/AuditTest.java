package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.api.audit.AuditNote;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line for all that operators do, and for all that they are refused. */
@QuarkusTest
@TestProfile(ProxiedTest.BehindAProxy.class)
@WithTestResource(
    value = OwnOceanBase.class,
    initArgs = @ResourceArg(name = OwnOceanBase.ROOT_PASSWORD, value = OwnOceanBase.PASSWORD))
class AuditTest implements RunningService {
  private static final String PASSWORD = OwnOceanBase.PASSWORD;

  private static final String DATA = "file:///data/backup/data";
  private static final String BROKEN = "file:///data/backup/broken";
  private static final String TRACE = "X-OBSHELL-Trace-ID";
  private static final String MINE = "audit-trace";
  private static final String CATEGORY = "[" + AuditNote.CATEGORY + "] ";

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @BeforeEach
  void asRoot() {
    RestAssured.requestSpecification =
        new RequestSpecBuilder()
            .addHeader("Authorization", basic(PASSWORD))
            .addHeader(TRACE, MINE)
            .build();
  }

  @AfterEach
  void asAnybody() {
    RestAssured.requestSpecification = null;
    oceanBase.faults().clear();
  }

  private static String basic(String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(("root@sys:" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** What the audit log says meanwhile, without the trace that the log's own context shows. */
  private static List<String> audited(Runnable calls) {
    try (var log = new LogCapture()) {
      calls.run();
      return log.lines().stream()
          .filter(line -> line.contains(CATEGORY))
          .map(line -> line.substring(line.indexOf(CATEGORY) + CATEGORY.length()))
          .toList();
    }
  }

  private static String line(String action, String dag, String tenant, String states, String end) {
    return "action=%s dag=%s tenant=%s %s trace=%s source=127.0.0.1 %s"
        .formatted(action, dag, tenant, states, MINE, end);
  }

  private static final String ACCEPTED = "outcome=accepted status=200 error=-";

  private static String refused(int status, String code) {
    return "outcome=refused status=" + status + " error=" + code;
  }

  private static void post(String path, String body) {
    given().contentType("application/json").body(body).post(path);
  }

  @Test
  void aRestoreAndItsOperatorsLeaveALineEachWithTheStatesBeforeAndAfter() {
    JsonPath failed = Restores.run(Restores.request("aud", BROKEN, ""));
    String id = failed.getString("data.id");
    String dag = id.substring(1);

    assertThat(audited(() -> Restores.operate(id, "cancel")))
        .containsExactly(
            line(
                "CANCEL",
                dag,
                "aud",
                "before=FAILED/RUN after=FAILED/RUN",
                refused(400, "Task.Dag.Operator.CancelFinishedDag")));
    assertThat(audited(() -> Restores.operate(id, "ROLLBACK")))
        .containsExactly(
            line("ROLLBACK", dag, "aud", "before=FAILED/RUN after=READY/ROLLBACK", ACCEPTED));
    Restores.ended(id);
    assertThat(audited(() -> Restores.operate(id, "RETRY")))
        .containsExactly(
            line(
                "RETRY",
                dag,
                "aud",
                "before=SUCCEED/ROLLBACK after=SUCCEED/ROLLBACK",
                refused(400, "Task.Dag.Operator.RetryNotFailedDag")));
    assertThat(audited(() -> Restores.operate(id, "PASS")))
        .singleElement()
        .asString()
        .startsWith("action=PASS dag=" + dag);
    assertThat(audited(() -> post("/api/v1/task/node/" + id + "03", "{\"operator\": \"PASS\"}")))
        .singleElement()
        .asString()
        .startsWith("action=PASS_NODE dag=" + dag + " tenant=aud before=SUCCEED/ROLLBACK");
  }

  @Test
  void aRestoreIsToldAndOneThatIsRefusedToo() {
    List<String> lines =
        audited(
            () -> {
              String id = Restores.start(Restores.request("aud2", DATA, ""));
              Restores.ended(id);
              Restores.post(Restores.request("aud2", DATA, ""));
              Restores.post("{");
            });

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .matches(
            "action=RESTORE dag=[0-9]+ tenant=aud2 before=- after=READY/RUN trace=audit-trace"
                + " source=127.0.0.1 outcome=accepted status=200 error=-");
    assertThat(lines.get(1))
        .isEqualTo(
            line("RESTORE", "-", "aud2", "before=- after=-", refused(400, "OB.Tenant.Existed")));
    assertThat(lines.get(2))
        .isEqualTo(
            line("RESTORE", "-", "-", "before=- after=-", refused(400, "Common.BindJsonFailed")));
  }

  @Test
  void cancellingActivatingDrainingAndANewKeyAreTold() {
    Restores.run(Restores.request("aud3", DATA, ", \"keep_standby\": true"));
    List<String> lines =
        audited(
            () -> {
              given().delete("/api/v1/tenant/aud3/restore");
              given().post("/api/v1/tenant/aud3/activate");
              drain("true");
              drain("false");
              drain("0");
              post("/api/v1/secret/rotation", "{\"grace_seconds\": -1}");
            });

    assertThat(lines).hasSize(6);
    assertThat(lines.get(0))
        .isEqualTo(
            line(
                "CANCEL_RESTORE",
                "-",
                "aud3",
                "before=- after=-",
                refused(400, "OB.Restore.Task.AlreadySucceed")));
    assertThat(lines.get(1)).contains("action=ACTIVATE", "tenant=aud3", "after=READY/RUN");
    assertThat(lines.get(2))
        .isEqualTo(line("DRAIN", "-", "-", "before=WORKING after=DRAINING", ACCEPTED));
    assertThat(lines.get(3))
        .isEqualTo(line("DRAIN", "-", "-", "before=DRAINING after=WORKING", ACCEPTED));
    assertThat(lines.get(4))
        .isEqualTo(
            line("DRAIN", "-", "-", "before=- after=-", refused(400, "Common.BindJsonFailed")));
    assertThat(lines.get(5)).startsWith("action=ROTATE").contains("status=400");
  }

  private static void drain(String on) {
    given()
        .contentType("application/json")
        .body("{\"draining\": " + on + "}")
        .put("/api/v1/restore/drain");
  }

  @Test
  void aCancelOfARunningRestoreTellsWhereItStood() {
    String id = Restores.start(Restores.request("aud4", "file:///data/backup/huge", ""));
    Restores.until(id, dag -> dag.getInt("data.stage") == 3);

    assertThat(audited(() -> given().delete("/api/v1/tenant/aud4/restore")))
        .singleElement()
        .asString()
        .contains("dag=" + id.substring(1), "before=RUNNING/RUN after=READY/ROLLBACK");
    Restores.ended(id);
  }

  @Test
  void whoIsKeptOutIsToldByTheAddressThatTheProxySays() {
    RestAssured.requestSpecification = null;

    List<String> lines =
        audited(
            () ->
                given()
                    .header("Authorization", basic("wrong-secret"))
                    .header("X-Forwarded-For", "203.0.113.9")
                    .header(TRACE, MINE)
                    .post("/api/v1/tenant/aud5/activate"));

    assertThat(lines)
        .singleElement()
        .asString()
        .contains("action=ACTIVATE", "source=203.0.113.9", "outcome=refused status=401");
    assertThat(lines.toString())
        .doesNotContain("wrong-secret")
        .doesNotContain(basic("wrong-secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x%0Aaction=FORGED", "x%20source=1.2.3.4", "%1B%5B2J"})
  void aNameForgesNoLine(String name) {
    assertThat(
            audited(
                () ->
                    given()
                        .urlEncodingEnabled(false)
                        .delete("/api/v1/tenant/" + name + "/restore")))
        .singleElement()
        .asString()
        .startsWith("action=CANCEL_RESTORE dag=- tenant=")
        .doesNotContain("\n")
        .doesNotContain("action=FORGED")
        .doesNotContain("source=1.2.3.4")
        .doesNotContain("\u001b");
  }

  @Test
  void noSecretOfARequestComesIntoTheAuditLog() {
    String secrets =
        ", \"decryption\": [\"hidden-pwd\"], \"kms_encrypt_info\": \"hidden-kms\","
            + " \"description\": \"hidden-words\"";
    List<String> lines =
        audited(
            () ->
                Restores.post(
                    Restores.request(
                        "aud6",
                        "oss://b/d?host=h&access_id=hidden-id&access_key=hidden-key",
                        secrets)));

    assertThat(lines).singleElement().asString().contains("tenant=aud6").doesNotContain("hidden");
  }

  @Test
  void readingIsNotAudited() {
    assertThat(
            audited(
                () -> {
                  given().get("/api/v1/restore/drain");
                  given().get("/api/v1/restore/leftovers");
                  given().get("/api/v1/restore/tasks");
                }))
        .isEmpty();
  }
}
