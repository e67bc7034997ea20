package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.Settings;
import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.testing.Hybrid;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves who is asking, right or wrong, reaches no answer, no log line and no row either. */
@QuarkusTest
@WithTestResource(
    value = OwnOceanBase.class,
    initArgs = @ResourceArg(name = OwnOceanBase.ROOT_PASSWORD, value = OwnOceanBase.PASSWORD))
class CredentialSecretsTest implements RunningService {
  private static final String PASSWORD = OwnOceanBase.PASSWORD;

  private static final String MARK = "MARKED";
  private static final String LIST = "/api/v1/task/dags/ob";
  private static final String RESTORE = "/api/v1/tenant/restore";
  private static final String ROTATION = "/api/v1/secret/rotation";

  private final Database database;
  private final Settings settings;
  private final ConnectionSettings connection;
  private final List<String> seen = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private Hybrid client;

  @Inject
  CredentialSecretsTest(Database database, Settings settings, ConnectionSettings connection) {
    this.database = database;
    this.settings = settings;
    this.connection = connection;
  }

  @BeforeEach
  void publicKey() {
    client = new Hybrid(given().get("/api/v1/secret").path("data.public_key"));
  }

  private static long in(int seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }

  private static RequestSpecification with(String header) {
    return given().urlEncodingEnabled(false).header("X-OCS-Header", header);
  }

  private static RequestSpecification basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return given().header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
  }

  private void see(Response answer, int status) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    seen.add(answer.getHeaders() + answer.asString());
  }

  private void assertNothingShown(LogCapture log, String... more) throws SQLException {
    // header and key, too, as they stand in requests and as text
    for (String hidden : List.of(MARK, Base64.getEncoder().encodeToString(bytes(PASSWORD)))) {
      assertThat(seen).isNotEmpty().noneMatch(text -> text.contains(hidden));
      assertThat(log.lines()).noneMatch(line -> line.contains(hidden));
      assertThat(database.store()).isNotEmpty().noneMatch(row -> row.contains(hidden));
    }
    for (String hidden : more) {
      assertThat(log.lines()).noneMatch(line -> line.contains(hidden));
    }
  }

  private static byte[] bytes(String text) {
    return ("root:" + text).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void headersShowNoneHoweverTheyEnd() throws SQLException {
    try (var log = new LogCapture()) {
      String good = client.header(PASSWORD, in(60), LIST);
      see(with(good).get(LIST), 200);
      see(with(good).get(LIST), 401);
      see(with(client.header("wrong" + MARK, in(60), LIST)).get(LIST), 401);
      see(with(client.header(PASSWORD, in(-5), LIST)).get(LIST), 401);
      see(with(client.header(PASSWORD, in(9_999), LIST)).get(LIST), 401);
      see(with(client.header(PASSWORD, in(60), "/" + MARK)).get(LIST), 401);
      see(with(client.encrypted("{\"auth\":\"" + PASSWORD + "\"}", 53)).get(LIST), 401);
      see(with(MARK).get(LIST), 401);
      assertNothingShown(log, good.substring(0, 40));
    }
  }

  @Test
  void basicShowsNoneHoweverItEnds() throws SQLException {
    try (var log = new LogCapture()) {
      see(basic("root", PASSWORD).get(LIST), 200);
      see(basic("root", "wrong" + MARK).get(LIST), 401);
      see(basic("user" + MARK, PASSWORD).get(LIST), 401);
      see(basic("root", PASSWORD).header("X-Forwarded-For", "10.1.1.1").get(LIST), 401);
      see(basic("root", PASSWORD).header("Origin", "http://" + MARK).get(LIST), 403);
      see(given().header("Authorization", "Bearer " + MARK).get(LIST), 400);
      see(given().header("Authorization", "Basic " + MARK + "?").get(LIST), 400);
      see(basic("root", PASSWORD).get(LIST), 200);
      assertNothingShown(log);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore", "nonsense", "clear"})
  void bodiesShowNoneWhetherTheyOpenOrNot(String kind) throws SQLException {
    String request =
        Restores.request(
            "hidden",
            "s3://no/place?host=h&access_key=" + MARK,
            ", \"decryption\": [\"" + MARK + "\"]");
    @Nullable String body =
        switch (kind) {
          case "restore" -> client.body(request);
          case "nonsense" -> client.body("{\"decryption\": \"" + MARK);
          default -> request;
        };
    try (var log = new LogCapture()) {
      Response answer =
          with(client.header(PASSWORD, in(60), RESTORE))
              .contentType("application/json")
              .body(body)
              .post(RESTORE);
      see(answer, kind.equals("restore") ? 200 : kind.equals("nonsense") ? 400 : 401);
      assertNothingShown(log);
    }
  }

  @Test
  void rotationShowsNoKey() throws SQLException {
    try (var log = new LogCapture()) {
      see(basic("root", PASSWORD).body("{\"grace_seconds\": 60}").post(ROTATION), 200);
      see(
          basic("root", PASSWORD).body("{\"grace_seconds\": \"" + MARK + "\"}").post(ROTATION),
          400);
      see(basic("root", PASSWORD).body(MARK).post(ROTATION), 400);
      assertNothingShown(log);
      // a private key in PKCS#1 begins so in base64, whatever it is
      assertThat(database.store())
          .noneMatch(row -> row.contains("MIIE"))
          .anyMatch(row -> row.startsWith("rsa_key: ") && row.contains("v1:"));
    }
  }

  @Test
  void noTextOfTheSettingsShowsAny() {
    assertThat(connection.toString() + settings + settings.security() + settings.oceanbase())
        .doesNotContain(MARK)
        .doesNotContain(settings.security().masterKey().orElseThrow());
  }
}
