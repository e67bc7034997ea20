package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obrestore.testing.Hybrid;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, where root@sys has a password. */
@QuarkusTest
@WithTestResource(
    value = OwnOceanBase.class,
    initArgs = @ResourceArg(name = OwnOceanBase.ROOT_PASSWORD, value = OwnOceanBase.PASSWORD))
class AuthTest implements RunningService {
  private static final String PASSWORD = OwnOceanBase.PASSWORD;

  private static final String LIST = "/api/v1/task/dags/ob?show_details=False";
  private static final String RESTORE = "/api/v1/tenant/restore";
  private static final String HEADER = "X-OCS-Header";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource("/")
  @Nullable URI server;

  private final Database database;

  @SuppressWarnings("NullAway.Init")
  private Hybrid client;

  @Inject
  AuthTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void publicKey() {
    client = new Hybrid(key());
  }

  private static String key() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Response answer = given().get("/api/v1/secret");
      if (answer.statusCode() == OK) {
        assertThat(answer.jsonPath().getString("data.ip")).isEqualTo("127.0.0.1");
        return answer.path("data.public_key");
      }
      assertThat(answer.statusCode()).isEqualTo(503);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("no key within " + PATIENCE);
  }

  private static long in(int seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }

  private static RequestSpecification with(String header) {
    // the path is sent as it stands: it was encrypted so
    return given().urlEncodingEnabled(false).header(HEADER, header);
  }

  private static void assertRefused(Response answer, int status, int code, String errCode) {
    ValidatableResponse refused = answer.then();
    refused
        .statusCode(status)
        .body("successful", equalTo(false))
        .body("error.code", equalTo(code))
        .body("error.errCode", equalTo(errCode));
    assertThat(answer.asString()).doesNotContain(PASSWORD).doesNotContain("wrong one");
  }

  @Test
  void aHeaderOfEitherSdkLetsIn() {
    with(client.header(PASSWORD, in(60), LIST)).get(LIST).then().statusCode(OK);
    with(client.goHeader(PASSWORD, in(60), LIST)).get(LIST).then().statusCode(OK);
    with(client.goHeaderWithoutKeys(PASSWORD, in(60), LIST)).get(LIST).then().statusCode(OK);
  }

  @Test
  void chunksMayBeAsLongAsTheKeyTakes() {
    String text =
        "{\"auth\":\"%s\",\"ts\":\"%d\",\"uri\":\"%s\",\"token\":\"x\",\"session_id\":\"\",\"ForwardType\":0}"
            .formatted(PASSWORD, in(60), LIST);

    with(client.encrypted(text, client.longestChunk())).get(LIST).then().statusCode(OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain"})
  void anEncryptedRestoreSucceeds(String mediaType) {
    String tenant = "hybrid" + mediaType.length();
    var request =
        with(client.header(PASSWORD, in(60), RESTORE))
            .contentType(mediaType)
            .body(encrypted(Restores.request(tenant, "file:///data/backup/data", "")));

    Response posted = request.post(RESTORE);

    posted.then().statusCode(OK).body("data.name", equalTo("Restore backup_" + tenant));
    assertThat(ended(posted.path("data.id"))).isEqualTo("SUCCEED");
  }

  private byte[] encrypted(String body) {
    return client.body(body).getBytes(StandardCharsets.US_ASCII);
  }

  /** The Python SDK says no media type. */
  @Test
  void anEncryptedRestoreWithoutAMediaTypeSucceeds() throws Exception {
    JsonPath posted =
        bare("POST", RESTORE, Restores.request("bare", "file:///data/backup/data", ""));

    assertThat(posted.getString("data.name")).isEqualTo("Restore backup_bare");
    assertThat(ended(posted.getString("data.id"))).isEqualTo("SUCCEED");
  }

  /** REST Assured always says one. */
  private JsonPath bare(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header(HEADER, client.header(PASSWORD, in(60), path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(encrypted(body)))
            .build();
    return new JsonPath(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private String ended(String id) {
    String path = "/api/v1/task/dag/" + id;
    long end = System.nanoTime() + PATIENCE.toNanos();
    String state = "";
    while (!state.equals("SUCCEED") && !state.equals("FAILED") && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      state = basic(PASSWORD).get(path).path("data.state");
    }
    return state;
  }

  /** The SDKs ask for windows so. */
  @Test
  void aGetWithAnEncryptedBodyIsRead() throws Exception {
    JsonPath answer =
        bare(
            "GET", "/api/v1/restore/windows", "{\"data_backup_uri\": \"file:///data/backup/old\"}");

    assertThat(answer.getList("data.restore_windows")).isNotEmpty();
  }

  @Test
  void withoutAnythingNothingIsSaid() {
    assertRefused(given().get(LIST), 400, 0, "Request.Header.NotFound");
    assertRefused(
        given().header("Authorization", "Bearer x").get(LIST), 400, 0, "Request.Header.NotFound");
    assertRefused(with("").get(LIST), 400, 0, "Request.Header.NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "????", "AAAA", "{}", "JSON"})
  void anUnreadableHeaderSaysNothingOfWhy(String header) {
    String sent = header.equals("JSON") ? client.encrypted("{\"a\": 1}", 53) : header;

    assertRefused(with(sent).get(LIST), 401, 1, "Security.Authentication.Header.DecryptFailed");
  }

  @Test
  void everyWayToBeUnreadableLooksTheSame() {
    byte[] good = Base64.getDecoder().decode(client.header(PASSWORD, in(60), LIST));
    byte[] flipped = good.clone();
    flipped[3] ^= 1;
    byte[] cut = java.util.Arrays.copyOf(good, client.chunkBytes());
    List<String> bodies =
        java.util.stream.Stream.of(
                Base64.getEncoder().encodeToString(flipped),
                Base64.getEncoder().encodeToString(cut),
                client.encrypted("[]", 53),
                client.encrypted("{\"ts\":\"1\",\"uri\":\"/\",\"keys\":\"AA==\"}", 53),
                "AAAA")
            .map(header -> with(header).get(LIST))
            .map(answer -> answer.statusCode() + answer.jsonPath().getMap("error").toString())
            .toList();

    assertThat(bodies).containsOnly(bodies.get(0));
    assertThat(bodies.get(0)).startsWith("401");
  }

  @Test
  void aHeaderIsGoodForItsPathAndQueryOnly() {
    for (String other :
        List.of("/api/v1/task/dags/ob", LIST + "&x", "/api/v1/task/dag/unfinish", "")) {
      assertRefused(
          with(client.header(PASSWORD, in(60), other)).get(LIST),
          401,
          10_008,
          "Security.Authentication.Header.UriMismatch");
    }
  }

  @Test
  void aHeaderIsGoodForItsTimeOnly() {
    assertRefused(
        with(client.header(PASSWORD, in(-2), LIST)).get(LIST),
        401,
        10_008,
        "Security.Authentication.Expired");
    assertRefused(
        with(client.header(PASSWORD, in(3_600), LIST)).get(LIST),
        401,
        10_008,
        "Security.Authentication.NotYetValid");
  }

  @Test
  void aWrongPasswordIsRefusedWhereverItStands() {
    assertRefused(
        with(client.header("wrong one", in(60), LIST)).get(LIST),
        401,
        10_008,
        "Security.Authentication.IncorrectOceanbasePassword");
    assertRefused(
        basic("wrong one").get(LIST),
        401,
        10_008,
        "Security.Authentication.IncorrectOceanbasePassword");
    basic(PASSWORD).get(LIST).then().statusCode(OK);
  }

  @Test
  void aHeaderIsGoodOnce() throws SQLException {
    String read = client.header(PASSWORD, in(60), LIST);
    with(read).get(LIST).then().statusCode(OK);
    assertRefused(with(read).get(LIST), 401, 10_008, "Security.Authentication.Replayed");
    // base64 has several spellings
    assertRefused(
        with(read.replace("=", "")).get(LIST), 401, 10_008, "Security.Authentication.Replayed");

    String change = client.header(PASSWORD, in(60), RESTORE);
    String body = client.body("{}");
    with(change)
        .body(body)
        .post(RESTORE)
        .then()
        .body("error.errCode", equalTo("Common.BindJsonFailed"));
    assertRefused(
        with(change).body(body).post(RESTORE), 401, 10_008, "Security.Authentication.Replayed");
    assertThat(database.rows("SELECT hash FROM obrestore.nonce")).isNotEmpty();
  }

  @Test
  void aWrongPasswordDoesNotUseAHeaderUp() throws SQLException {
    long before = database.rows("SELECT hash FROM obrestore.nonce").size();
    String header = client.header("wrong one", in(60), RESTORE);
    with(header).body(client.body("{}")).post(RESTORE);
    with(header).body(client.body("{}")).post(RESTORE);

    assertThat(database.rows("SELECT hash FROM obrestore.nonce")).hasSize((int) before);
    basic(PASSWORD).get(LIST).then().statusCode(OK);
  }

  @Test
  void aBodyThatCannotBeDecryptedIsRefused() {
    for (String body :
        List.of("{}", client.body("{}").substring(4), "AAAA", new Hybrid(key()).body("{}x"))) {
      assertRefused(
          with(client.header(PASSWORD, in(60), RESTORE)).body(body).post(RESTORE),
          401,
          10_008,
          "Common.Unauthorized");
    }
    assertRefused(
        with(client.goHeaderWithoutKeys(PASSWORD, in(60), RESTORE))
            .body(client.body("{}"))
            .post(RESTORE),
        401,
        10_008,
        "Common.Unauthorized");
  }

  @Test
  void anEncryptedBodyWithoutADeclaredLengthIsCutOffLikeAnyOther() throws IOException {
    int tooMuch = (1 << 20) + 1;
    String answer =
        RawHttp.exchange(
            Objects.requireNonNull(server),
            "POST "
                + RESTORE
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + HEADER
                + ": "
                + client.header(PASSWORD, in(60), RESTORE)
                + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(tooMuch)
                + "\r\n"
                + "A".repeat(tooMuch)
                + "\r\n0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413").contains("\"Request.Body.TooLarge\"");
  }

  private static RequestSpecification basic(String password) {
    return as("root@sys", password);
  }

  private static RequestSpecification as(String user, String password) {
    String both = user + ":" + password;
    return given()
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void basicLetsRootInAndNobodyElse() {
    as("root", PASSWORD).get(LIST).then().statusCode(OK);
    as("root@sys#obcluster", PASSWORD).get(LIST).then().statusCode(OK);
    assertRefused(
        as("root@shop", PASSWORD).get(LIST),
        401,
        10_008,
        "Security.Authentication.IncorrectOceanbasePassword");
    basic(PASSWORD).get(LIST).then().statusCode(OK);
    given().header("Authorization", "Basic ????").get(LIST).then().statusCode(400);
  }

  @Test
  void aWrongBasicIsAskedForAgainAndNothingElseIs() {
    basic("wrong one")
        .get(LIST)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Basic realm=\"obrestore\", charset=\"UTF-8\""));
    assertThat(given().get(LIST).header("WWW-Authenticate")).isNull();
    assertThat(with("x").get(LIST).header("WWW-Authenticate")).isNull();
    basic(PASSWORD).get(LIST).then().statusCode(OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "Via"})
  void whatAProxyNobodyVouchesForPassesOnIsNotOfThisMachine(String header) {
    Response answer = basic(PASSWORD).header(header, "127.0.0.1").get(LIST);

    assertRefused(answer, 401, 10_008, "Common.Unauthorized");
    assertThat(answer.header("WWW-Authenticate")).as("no invitation to try again").isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1"})
  void aPageOfAnotherOriginIsRefusedEvenWithAPassword(String origin) {
    assertRefused(
        basic(PASSWORD).header("Origin", origin).get(LIST), 403, 0, "Request.Origin.NotAllowed");
    basic(PASSWORD)
        .header("Origin", String.valueOf(server).replaceAll("/$", ""))
        .get(LIST)
        .then()
        .statusCode(OK);
  }

  @Test
  void basicBringsItsBodyInTheClear() {
    JsonPath refused =
        basic(PASSWORD)
            .contentType("application/json")
            .body("{\"operator\": \"RETRY\"}")
            .post("/api/v1/task/dag/19999999")
            .then()
            .statusCode(404)
            .extract()
            .jsonPath();

    assertThat(refused.getString("error.errCode")).isEqualTo("Task.NotFound");
  }

  @Test
  void whatIsOpenIsOpenAndNothingElseIs() throws IOException {
    JsonNode paths = JSON.readTree(given().get("/q/openapi?format=json").asString()).path("paths");
    paths
        .fieldNames()
        .forEachRemaining(
            path ->
                paths
                    .path(path)
                    .fieldNames()
                    .forEachRemaining(
                        method -> assertAsDocumented(path, method, paths.path(path).path(method))));
    assertThat(StreamSupport.stream(paths.spliterator(), false).count()).isGreaterThan(10);
  }

  private static void assertAsDocumented(String path, String method, JsonNode operation) {
    boolean open = operation.path("security").isEmpty();
    Response answer =
        given()
            .noContentType()
            .request(method.toUpperCase(java.util.Locale.ROOT), path.replaceAll("\\{[^}]*}", "11"));

    if (open) {
      answer.then().statusCode(OK);
    } else {
      answer.then().body("error.errCode", startsWith("Request.Header.NotFound"));
    }
  }

  @Test
  void aRotatedKeyTakesTheOldOnesPlaceAtOnceOrByAndBy() {
    assertThat(rotate("{\"grace_seconds\": 600}").statusCode()).isEqualTo(OK);
    assertThat(key()).as("not published yet").isEqualTo(client.publicKey());
    with(client.header(PASSWORD, in(60), LIST)).get(LIST).then().statusCode(OK);

    assertThat(rotate("{\"grace_seconds\": 0}").statusCode()).isEqualTo(OK);
    assertRefused(
        with(client.header(PASSWORD, in(60), LIST)).get(LIST),
        401,
        1,
        "Security.Authentication.Header.DecryptFailed");
    with(new Hybrid(key()).header(PASSWORD, in(60), LIST)).get(LIST).then().statusCode(OK);
  }

  private static Response rotate(String body) {
    return basic(PASSWORD)
        .contentType("application/json")
        .body(body)
        .post("/api/v1/secret/rotation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"grace_seconds\": -1}", "{\"grace_seconds\": 604801}"})
  void aGraceOutOfRangeIsRefused(String body) {
    rotate(body)
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("Common.IllegalArgument"))
        .body("error.subErrors[0].field", equalTo("grace_seconds"));
  }

  @Test
  void theLongestLifetimeIsTenMinutes() {
    long expires = Instant.now().plus(Duration.ofMinutes(9)).getEpochSecond();

    with(client.header(PASSWORD, expires, LIST)).get(LIST).then().statusCode(OK);
  }
}
