package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EdgeTest implements RunningService {
  private static final String TRACE = "X-OBSHELL-Trace-ID";
  private static final String RESTORE = "/api/v1/tenant/restore";
  private static final int TOO_MUCH = (1 << 20) + 1;

  @TestHTTPResource("/")
  @Nullable URI server;

  @Test
  void aSuccessStandsInTheEnvelope() {
    String timestamp =
        given()
            .get("/api/v1/time")
            .then()
            .statusCode(200)
            .body("successful", equalTo(true))
            .body("status", equalTo(200))
            .body("duration", greaterThanOrEqualTo(0))
            .body("traceId", matchesPattern("[0-9a-f]{16}"))
            .body("$", not(hasKey("error")))
            .extract()
            .path("timestamp");

    assertThat(OffsetDateTime.parse(timestamp)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1",
        "/api/v1/",
        "/api/v1/nothing",
        "/api/v1/tenant",
        "/api/v1/tenant/rt2",
        "/api/v1/tenant/rt2/nothing",
        "/api/v1/task/dag",
        "/api/v2/info",
        "/nothing"
      })
  void anUnknownPathIsNotFoundInTheEnvelope(String path) {
    failure(given().get(path).then(), 404, "Request.Path.NotFound");
  }

  @Test
  void anotherMethodIsNotAllowedInTheEnvelope() {
    failure(given().get(RESTORE).then(), 405, "Request.Method.NotAllowed");
    failure(given().delete("/api/v1/info").then(), 405, "Request.Method.NotAllowed");
    failure(given().put("/api/v1/task/dag/11").then(), 405, "Request.Method.NotAllowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "application/x-www-form-urlencoded", "garbage"})
  void anotherMediaTypeIsNotSupported(String type) throws IOException {
    String answer = postRaw("Content-Type: " + type + "\r\nContent-Length: 2\r\n", "{}");

    assertThat(answer).startsWith("HTTP/1.1 415").contains("\"Request.MediaType.NotSupported\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: application/json\r\n",
        "Content-Type: application/json; charset=utf-8\r\n",
        "Content-Type: text/plain\r\n",
        "Content-Type: text/plain;charset=UTF-8\r\n"
      })
  void noMediaTypeJsonAndPlainTextAreRead(String header) throws IOException {
    String answer = postRaw(header + "Content-Length: 2\r\n", "{}");

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("\"Common.BindJsonFailed\"", "restore_tenant_name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"a\": 1, \"a\": 2}", "<xml/>"})
  void aBodyThatIsNoJsonObjectCannotBeRead(String body) {
    failure(Restores.post(body).then(), 400, "Common.BindJsonFailed");
  }

  @Test
  void aBodyUpToALimitIsRead() {
    String spaces = " ".repeat(TOO_MUCH - 3);

    failure(Restores.post("{" + spaces + "}").then(), 400, "Common.BindJsonFailed");
  }

  @ParameterizedTest
  @ValueSource(ints = {TOO_MUCH, 4 << 20})
  void aLongerBodyIsTooLargeAlsoForAClientThatSendsAllOfItBeforeItReads(int length)
      throws IOException {
    assertTooLarge(postRaw("Content-Length: " + length + "\r\n", "x".repeat(length)));
  }

  @Test
  void aBodyThatIsFarTooLongIsNotReadAtAll() throws IOException {
    assertTooLarge(postRaw("Content-Length: " + ((4 << 20) + 1) + "\r\n", ""));
  }

  @Test
  void aLongerBodyIsRefusedBeforeItIsSent() throws IOException {
    assertTooLarge(postRaw("Expect: 100-continue\r\nContent-Length: " + TOO_MUCH + "\r\n", ""));
  }

  @Test
  void aLongerBodyInChunksIsTooLarge() throws IOException {
    String chunks = Integer.toHexString(TOO_MUCH) + "\r\n" + "x".repeat(TOO_MUCH) + "\r\n0\r\n\r\n";

    assertTooLarge(postRaw("Transfer-Encoding: chunked\r\n", chunks));
  }

  private static void assertTooLarge(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .contains("application/json", TRACE, "\"status\":413", "\"Request.Body.TooLarge\"");
  }

  @Test
  void aSaneTraceIdIsKept() {
    for (String path : new String[] {"/api/v1/time", "/api/v1/nothing"}) {
      given()
          .header(TRACE, "877fe32b83634153")
          .get(path)
          .then()
          .header(TRACE, "877fe32b83634153")
          .body("traceId", equalTo("877fe32b83634153"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a b", "x]\tforged", "<script>", "ä"})
  void anInsaneTraceIdIsReplaced(String id) {
    String shown = given().header(TRACE, id).get("/api/v1/time").then().extract().path("traceId");

    assertThat(shown).matches("[0-9a-f]{16}");
  }

  @Test
  void aTraceIdWithoutEndIsReplaced() {
    given()
        .header(TRACE, "a".repeat(65))
        .get("/api/v1/time")
        .then()
        .header(TRACE, matchesPattern("[0-9a-f]{16}"));
  }

  @Test
  void traceIdsDiffer() {
    assertThat(given().get("/api/v1/time").header(TRACE))
        .isNotEqualTo(given().get("/api/v1/time").header(TRACE));
  }

  @Test
  void infoIsWhatSdksBranchOn() {
    given()
        .get("/api/v1/info")
        .then()
        .statusCode(200)
        .body("data.identity", equalTo("CLUSTER AGENT"))
        .body("data.version", matchesPattern("[0-9]+(\\.[0-9]+){3}"))
        .body("data.state", equalTo(2))
        .body("data.isObproxyAgent", equalTo(false))
        .body("data.security", equalTo(false))
        .body("data.supportedAuth", equalTo(java.util.List.of("v2")))
        .body("data.obVersion", equalTo("4.3.5.1"))
        .body("data.embedded", equalTo(true))
        .body("data.ip", equalTo("127.0.0.1"));
  }

  @Test
  void statusSaysThatOceanBaseIsAvailable() {
    given()
        .get("/api/v1/status")
        .then()
        .statusCode(200)
        .body("data.state", equalTo(2))
        .body("data.obState", equalTo(3))
        .body("data.agent.identity", equalTo("CLUSTER AGENT"))
        .body("data.underMaintenance", anyOf(equalTo(true), equalTo(false)));
  }

  @Test
  void theClusterIsToldWithItsServers() {
    given()
        .get("/api/v1/ob/info")
        .then()
        .statusCode(200)
        .body("data.agent_info", hasSize(1))
        .body("data.agent_info[0].ip", equalTo("127.0.0.1"))
        .body("data.agent_info[0].identity", equalTo("CLUSTER AGENT"))
        .body("data.obcluster_info.id", equalTo(1))
        .body("data.obcluster_info.name", equalTo("obcluster"))
        .body("data.obcluster_info.version", equalTo("4.3.5.1"))
        .body("data.obcluster_info.topology.keySet()", contains("zone1", "zone2", "zone3"))
        .body("data.obcluster_info.topology.zone1.svr_ip", contains("10.10.10.11", "10.10.10.12"))
        .body("data.obcluster_info.topology.zone1.with_rootserver", contains("YES", "NO"))
        .body("data.obcluster_info.topology.zone3[1].status", equalTo("ACTIVE"))
        .body("data.obcluster_info.topology.zone3[1].agent_port", equalTo(0));
  }

  @Test
  void timeIsATimeAndGitInfoTheSource() {
    String time = given().get("/api/v1/time").then().extract().path("data");
    assertThat(OffsetDateTime.parse(time)).isNotNull();
    given()
        .get("/api/v1/git-info")
        .then()
        .statusCode(200)
        .body("data", hasKey("branch"))
        .body("data", hasKey("commitId"))
        .body("data", hasKey("shortCommitId"))
        .body("data", hasKey("commitTime"));
  }

  @Test
  void healthIsToldForLifeAndForReadiness() {
    given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }

  private static void failure(ValidatableResponse answer, int status, String errCode) {
    answer
        .statusCode(status)
        .contentType("application/json")
        .header(TRACE, matchesPattern("[0-9a-f]{16}"))
        .body("successful", equalTo(false))
        .body("status", equalTo(status))
        .body("error.code", equalTo(0))
        .body("error.errCode", equalTo(errCode))
        .body("error.message", matchesPattern(".+"))
        .body("$", not(hasKey("data")));
  }

  private String postRaw(String headers, String body) throws IOException {
    return RawHttp.exchange(
        Objects.requireNonNull(server),
        "POST "
            + RESTORE
            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + headers
            + "\r\n"
            + body);
  }
}
