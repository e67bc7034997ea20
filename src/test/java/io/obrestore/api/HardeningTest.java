package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker, or the page of one, gets out of the HTTP side: nothing. */
@QuarkusTest
class HardeningTest implements RunningService {
  private static final String HOST = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
  private static final String RESTORE = "/api/v1/tenant/restore";

  @TestHTTPResource("/")
  @Nullable URI server;

  private String raw(String request) throws IOException {
    return RawHttp.exchange(Objects.requireNonNull(server), request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/time",
        "/api/v1/nothing",
        "/api/v1/task/dag/11",
        "/nothing",
        "/q/health",
        "/q/openapi",
        "/q/swagger-ui/"
      })
  void everyAnswerTellsBrowsersWhatItIsNotFor(String path) {
    var answer = given().get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("script-src 'unsafe");
    assertThat(answer.getHeaders().getValues("Content-Security-Policy")).hasSize(1);
  }

  @Test
  void earlyRefusalsDoTooAndNothingOfTheApiIsKept() throws IOException {
    String tooLong = raw("POST " + RESTORE + HOST + "Content-Length: 9999999\r\n\r\n");

    assertThat(tooLong)
        .startsWith("HTTP/1.1 413")
        .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store");
    assertThat(given().get("/api/v1/time").header("Cache-Control")).isEqualTo("no-store");
    assertThat(given().get("/api/v1/nothing").header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/time", "/api/v1/nothing", "/q/health", "/q/swagger-ui/", "/"})
  void noAnswerTellsWhatServesIt(String path) {
    var answer = given().get(path);

    assertThat(answer.getHeaders().asList())
        .extracting(header -> header.getName().toLowerCase(Locale.ROOT))
        .doesNotContain("server", "x-powered-by", "via");
    assertThat(answer.asString())
        .doesNotContainIgnoringCase("quarkus")
        .doesNotContainIgnoringCase("vert.x");
  }

  @Test
  void noOtherOriginIsToldThatItMayReadAnswers() {
    var asked =
        given()
            .header("Origin", "http://other.example")
            .header("Access-Control-Request-Method", "POST")
            .options(RESTORE);
    assertThat(asked.getHeaders().asList())
        .noneMatch(
            header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control"));
    assertThat(given().header("Origin", "http://other.example").get("/api/v1/time").getHeaders())
        .noneMatch(
            header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  /** What a page of somebody else's can send without being asked whether it may. */
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", ""})
  void aPageOfSomebodyElsesStartsNoRestore(String mediaType) throws IOException {
    String body = Restores.request("drive_by", "file:///data/backup/data", "");
    String answer =
        raw(
            "POST "
                + RESTORE
                + HOST
                + "Origin: http://evil.example\r\n"
                + (mediaType.isEmpty() ? "" : "Content-Type: " + mediaType + "\r\n")
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);

    assertThat(answer)
        .startsWith("HTTP/1.1 403")
        .contains("\"Request.Origin.NotAllowed\"")
        .doesNotContain("evil");
    assertThat(given().get("/api/v1/task/dags/ob?show_details=false").asString())
        .doesNotContain("drive_by");
  }

  /** The page was found under a name whose owner made it mean this machine (DNS rebinding). */
  @Test
  void aPageUnderAnotherNameStartsNoRestoreWhereNoPasswordIsNeeded() throws IOException {
    String answer =
        raw(
            "POST "
                + RESTORE
                + " HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n"
                + "Origin: http://rebound.example\r\nContent-Length: 2\r\n\r\n{}");

    assertThat(answer).startsWith("HTTP/1.1 403").contains("localhost or an address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/<MARK>?<MARK>=<MARK>",
        "GET /api/v1/task/dag/<MARK>?show_details=<MARK>",
        "GET /api/v1/task/dag/11?show_details=<MARK>",
        "DELETE /api/v1/info",
        "POST /api/v1/task/dag/11",
        "POST /api/v1/task/node/<MARK>",
        "POST /api/v1/secret/rotation",
        "PUT /api/v1/restore/drain",
        "GET /<MARK>",
        "GET /q/<MARK>",
        "MARK /api/v1/info"
      })
  void whatIsSentIsNotSentBack(String request) throws IOException {
    String line = request.replace("<", "%3C").replace(">", "%3E");
    for (String body : new String[] {"{\"operator\": \"<MARK>\", \"<MARK>\": [", "<MARK>", "{}"}) {
      String answer =
          raw(
              line
                  + HOST
                  + "X-OBSHELL-Trace-ID: <MARK>\r\nAccept-Language: <MARK>\r\nCookie: <MARK>=1\r\n"
                  + "Content-Type: application/json\r\nContent-Length: "
                  + body.length()
                  + "\r\n\r\n"
                  + body);

      assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("MARK");
    }
  }

  @Test
  void aRequestWithoutHostIsRefusedInTheEnvelope() throws IOException {
    assertThat(raw("GET /api/v1/time HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/json", "\"status\":400", "\"Common.IllegalArgument\"");
  }

  /** The HTTP server's own words, before there is a request: without a body. */
  @ParameterizedTest
  @ValueSource(strings = {"GET /api/v1/%zz HTTP/1.1", "GET", "\u0016\u0003\u0001", "x y z"})
  void whatIsNotHttpIsRefusedByTheHttpServer(String line) throws IOException {
    assertThat(raw(line + "\r\nHost: x\r\nConnection: close\r\n\r\n")).contains(" 400 Bad Request");
  }

  @ParameterizedTest
  @ValueSource(ints = {21_000, 344 * 10_000})
  void aHeaderOfThousandsOfChunksIsNotReadToItsEnd(int length) throws IOException {
    String answer =
        raw("GET /api/v1/task/dag/11" + HOST + "X-OCS-Header: " + "A".repeat(length) + "\r\n\r\n");

    // nothing where the connection was reset before all was sent
    assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 431")).isTrue();
    given().get("/api/v1/time").then().statusCode(OK);
  }

  @Test
  void aHeaderOfALongKeyAndAsManyChunksAsThereMayBeIsRead() throws IOException {
    String longest = "A".repeat(512 * 24 * 4 / 3);

    assertThat(raw("GET /api/v1/task/dag/11" + HOST + "X-OCS-Header: " + longest + "\r\n\r\n"))
        .startsWith("HTTP/1.1 401")
        .contains("\"Security.Authentication.Header.DecryptFailed\"");
  }

  @Test
  void aDeepBodyIsRefused() {
    given()
        .contentType("application/json")
        .body("{\"a\":".repeat(10_000))
        .post(RESTORE)
        .then()
        .statusCode(400);
  }
}
