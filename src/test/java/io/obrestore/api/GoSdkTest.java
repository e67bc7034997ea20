package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obrestore.testing.Hybrid;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The habits of OceanBase's SDK for Go, where root@sys has a password that Go's JSON escapes. */
@QuarkusTest
@WithTestResource(
    value = OwnOceanBase.class,
    initArgs = @ResourceArg(name = OwnOceanBase.ROOT_PASSWORD, value = OwnOceanBase.PASSWORD))
class GoSdkTest implements RunningService {
  private static final String PASSWORD = OwnOceanBase.PASSWORD;

  private static final String RESTORE = "/api/v1/tenant/restore";
  private static final String DAG = "/api/v1/task/dag/";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource("/")
  @Nullable URI server;

  @SuppressWarnings("NullAway.Init")
  private GoSdk sdk;

  @BeforeEach
  void client() {
    sdk = sdk(PASSWORD);
  }

  private GoSdk sdk(String password) {
    String key = given().get("/api/v1/secret").path("data.public_key");
    return new GoSdk(Objects.requireNonNull(server), new Hybrid(key), password);
  }

  /** All fields stand there, those that are not set as null. */
  private static String restore(String tenant, String data) {
    return """
        {"data_backup_uri":"%s","archive_log_uri":null,"restore_tenant_name":"%s",\
        "timestamp":null,"scn":null,\
        "zone_list":[{"name":"zone1","unit_config_name":"s1","unit_num":1,"replica_type":""}],\
        "primary_zone":null,"concurrency":null,"ha_high_thread_score":null,\
        "full_backup_decryption":null,"inc_backup_decryption":null,"kms_encrypt_info":null}"""
        .formatted(data, tenant);
  }

  private static JsonNode data(String type, OneAnswer answer) throws IOException {
    JsonNode envelope = read(answer);
    assertThat(answer.status()).as(answer.body()).isEqualTo(OK);
    GoTypes.assertReadable(type, envelope.path("data"));
    return envelope.path("data");
  }

  private static JsonNode read(OneAnswer answer) throws IOException {
    // the SDK reads JSON only where the answer says that it is
    assertThat(answer.head().toLowerCase(Locale.ROOT))
        .contains("content-type: application/json")
        .doesNotContain("content-encoding");
    JsonNode envelope = JSON.readTree(answer.body());
    GoTypes.assertReadable("envelope", envelope);
    assertThat(envelope.path("status").asInt()).isEqualTo(answer.status());
    return envelope;
  }

  /** As its WaitDagSucceed. */
  private JsonNode ended(String id) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode dag = data("dag", sdk.call("GET", DAG + id));
    while (!List.of("SUCCEED", "FAILED").contains(dag.path("state").asText())) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(PAUSE.toNanos());
      dag = data("dag", sdk.call("GET", DAG + id));
    }
    return dag;
  }

  private JsonNode restored(String json) throws IOException {
    JsonNode dag = data("dag", sdk.post(RESTORE, json));
    assertThat(dag.path("state").asText()).isEqualTo("READY");
    return ended(dag.path("id").asText());
  }

  private void assertRefused(OneAnswer answer, int status, int code) throws IOException {
    JsonNode envelope = read(answer);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(envelope.at("/error/code").asInt(-1)).isEqualTo(code);
    assertThat(envelope.at("/error/message").asText()).isNotEmpty();
  }

  @Test
  void whatItAsksFirstIsAnswered() throws IOException {
    assertThat(data("agent", sdk.plain("/api/v1/info")).path("supportedAuth").get(0).asText())
        .isEqualTo("v2");
    assertThat(JSON.readTree(sdk.plain("/api/v1/secret").body()).at("/data/public_key").asText())
        .isNotEmpty();
    data("agent", sdk.call("GET", "/api/v1/info"));
    data("agent", sdk.call("GET", "/api/v1/status"));
    data("git", sdk.call("GET", "/api/v1/git-info"));
    data("cluster", sdk.call("GET", "/api/v1/ob/info"));
  }

  @Test
  void aRestoreWithNothingButNullsIsDone() throws IOException {
    JsonNode dag = restored(restore("gobare", "file:///data/backup/data"));

    assertThat(dag.path("state").asText()).isEqualTo("SUCCEED");
    data("overview", sdk.call("GET", "/api/v1/tenant/gobare/restore/overview"));
    for (JsonNode node : dag.path("nodes")) {
      data("node", sdk.call("GET", "/api/v1/task/node/" + node.path("id").asText()));
      data("task", sdk.call("GET", "/api/v1/task/sub_task/" + node.path("id").asText()));
    }
  }

  @Test
  void aRestoreWithEveryOptionIsDone() throws IOException {
    String every =
        """
        {"data_backup_uri":"file:///data/backup/data?a=b\\u0026access_key=k",\
        "archive_log_uri":"file:///data/backup/clog","restore_tenant_name":"goevery",\
        "timestamp":"2024-10-12T18:00:00+08:00","scn":null,\
        "zone_list":[{"name":"zone1","unit_config_name":"s1","unit_num":1,"replica_type":"FULL"},\
        {"name":"zone2","unit_config_name":"s1","unit_num":1,"replica_type":"READONLY"}],\
        "primary_zone":"zone1","concurrency":4,"ha_high_thread_score":20,\
        "full_backup_decryption":"p,\\u003c1\\u003e","inc_backup_decryption":"p2",\
        "kms_encrypt_info":"info"}""";

    assertThat(restored(every).path("state").asText()).isEqualTo("SUCCEED");
  }

  @Test
  void passwordsOfFullAndOfIncrementalBackupsAreBothUsed() throws IOException {
    String both =
        restore("goencrypted", "file:///data/backup/encrypted")
            .replace("\"full_backup_decryption\":null", "\"full_backup_decryption\":\"pwd1\"")
            .replace("\"inc_backup_decryption\":null", "\"inc_backup_decryption\":\"pwd2\"");

    assertThat(restored(both).path("state").asText()).isEqualTo("SUCCEED");
  }

  @ParameterizedTest
  @CsvSource({"RETRY, SUCCEED, RUN", "ROLLBACK, SUCCEED, ROLLBACK", "PASS, SUCCEED, PASS"})
  void aFailedRestoreTellsWhyAndIsOperated(String operator, String state, String then)
      throws IOException {
    JsonNode dag = restored(restore("go" + operator, "file:///data/backup/broken"));
    assertThat(dag.path("state").asText()).isEqualTo("FAILED");
    // where the SDK reads the reason
    assertThat(dag.at("/nodes/2/sub_tasks/0/task_logs/0").asText()).isNotEmpty();

    String id = dag.path("id").asText();
    read(sdk.post(DAG + id, "{\"operator\":\"" + operator + "\"}"));

    JsonNode after = ended(id);
    assertThat(after.path("state").asText()).isEqualTo(state);
    assertThat(after.path("operator").asText()).isEqualTo(then);
  }

  @Test
  void aCancelledRestoreIsToldAndThenThereIsNothing() throws IOException {
    String uri = "/api/v1/tenant/gocancel/restore";
    data("dag", sdk.post(RESTORE, restore("gocancel", "file:///data/backup/huge")));

    JsonNode dag = data("dag", sdk.call("DELETE", uri));
    assertThat(ended(dag.path("id").asText()).path("operator").asText()).isEqualTo("ROLLBACK");

    OneAnswer nothing = sdk.call("DELETE", uri);
    assertThat(nothing.status()).isEqualTo(204);
    assertThat(nothing.body()).isEmpty();
  }

  @Test
  void aNameThatUrlsQuoteIsFoundByTheQuotedUri() throws IOException {
    restored(restore("go-a_b~c#d+e", "file:///data/backup/data"));

    JsonNode overview =
        data("overview", sdk.call("GET", "/api/v1/tenant/go-a_b~c%23d+e/restore/overview"));

    assertThat(overview.path("restore_tenant_name").asText()).isEqualTo("go-a_b~c#d+e");
  }

  @Test
  void everyListIsReadable() throws IOException {
    JsonNode begun =
        data("dag", sdk.post(RESTORE, restore("golisted", "file:///data/backup/huge")));

    for (String list : List.of("dag/unfinish", "dag/ob/unfinish", "dags/ob")) {
      for (String query : List.of("", "?show_details=true", "?show_details=false")) {
        JsonNode dags =
            data("object", sdk.call("GET", "/api/v1/task/" + list + query)).path("contents");
        GoTypes.assertReadable("dag*", dags);
        assertThat(dags.findValuesAsText("id")).contains(begun.path("id").asText());
      }
    }
    for (String list : List.of("dag/agent/unfinish", "dag/maintain/agents")) {
      assertThat(data("object", sdk.call("GET", "/api/v1/task/" + list)).path("contents"))
          .isEmpty();
    }
    data("dag", sdk.call("GET", DAG + "maintain/ob"));
    data("dag", sdk.call("DELETE", "/api/v1/tenant/golisted/restore"));
  }

  @Test
  void refusalsCarryTheNumbersItBranchesOn() throws IOException {
    assertRefused(sdk.call("GET", DAG + "1999999"), 404, 0);
    assertRefused(sdk.call("GET", DAG + "maintain/agent"), 404, 0);
    assertRefused(sdk.call("DELETE", "/api/v1/tenant/shop/restore"), 400, 0);
    assertRefused(sdk.post(RESTORE, restore("gobad", "ftp://x")), 400, 0);
    assertRefused(sdk("a wrong one").call("GET", DAG + "unfinish"), 401, 10_008);
    data("object", sdk.call("GET", DAG + "unfinish"));
  }
}
