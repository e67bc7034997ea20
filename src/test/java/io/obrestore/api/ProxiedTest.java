package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.testing.Hybrid;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Behind a proxy that the operator vouches for: where a request comes from is what the proxy says,
 * which also shows here how requests from other machines fare.
 */
@QuarkusTest
@TestProfile(ProxiedTest.BehindAProxy.class)
@WithTestResource(
    value = OwnOceanBase.class,
    initArgs = @ResourceArg(name = OwnOceanBase.ROOT_PASSWORD, value = OwnOceanBase.PASSWORD))
class ProxiedTest implements RunningService {
  private static final String PASSWORD = OwnOceanBase.PASSWORD;
  private static final String LIST = "/api/v1/task/dags/ob";
  private static final int MANY = 40;

  @TestHTTPResource("/")
  @Nullable URI server;

  /** As docs/security.md tells to configure it. */
  public static final class BehindAProxy implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.proxy.proxy-address-forwarding", "true",
          "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
    }
  }

  private static RequestSpecification from(String address) {
    return given().header("X-Forwarded-For", address);
  }

  private static String basic(String password) {
    return "Basic "
        + Base64.getEncoder().encodeToString(("root:" + password).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void basicFromAnotherMachineNeedsTls() {
    Response inTheClear = from("10.1.1.1").header("Authorization", basic(PASSWORD)).get(LIST);
    assertThat(inTheClear.statusCode()).isEqualTo(401);
    assertThat(inTheClear.<String>path("error.message")).contains("TLS");

    from("10.1.1.1")
        .header("X-Forwarded-Proto", "https")
        .header("Authorization", basic(PASSWORD))
        .get(LIST)
        .then()
        .statusCode(OK);
  }

  /** What a client wrote stands before what the proxy wrote, or in a line above. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1, 10.1.1.1",
        "127.0.0.1, [::1]:80",
        "unknown",
        "_hidden",
        "10.1.1.1, unknown",
        "10.1.1.1,"
      })
  void nobodyBehindTheProxyIsThisMachine(String forwarded) {
    from(forwarded).header("Authorization", basic(PASSWORD)).get(LIST).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "Via"})
  void whoSendsAnotherProxysHeaderIsNotThisMachineEither(String header) {
    given()
        .header(header, "for=127.0.0.1")
        .header("Authorization", basic(PASSWORD))
        .get(LIST)
        .then()
        .statusCode(401);
  }

  @Test
  void norIsWhoeverSendsTheHeaderTwice() {
    given()
        .header("X-Forwarded-For", "127.0.0.1", "10.1.1.1")
        .header("Authorization", basic(PASSWORD))
        .get(LIST)
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.1.1.1 | 10.1.1.1",
        "10.9.9.9, 10.1.1.1 | 10.1.1.1",
        "127.0.0.1, 10.1.1.1:5000 | 10.1.1.1",
        "10.9.9.9, [2001:db8::1]:443 | 2001:db8:0:0:0:0:0:1",
        "10.9.9.9, 2001:db8::1 | 2001:db8:0:0:0:0:0:1",
        "10.9.9.9, unknown | 0.0.0.0",
      })
  void theSourceIsWhatTheProxySaw(String forwarded, String source) {
    try (var log = new LogCapture()) {
      from(forwarded)
          .contentType("application/json")
          .post("/api/v1/secret/rotation")
          .then()
          .statusCode(400);

      assertThat(log.lines()).anyMatch(line -> line.contains(" source=" + source + " "));
    }
  }

  @Test
  void aHeaderFromAnotherMachineNeedsNone() {
    var client = new Hybrid(given().get("/api/v1/secret").path("data.public_key"));
    String header = client.header(PASSWORD, Instant.now().getEpochSecond() + 60, LIST);

    from("10.1.1.1").header("X-OCS-Header", header).get(LIST).then().statusCode(OK);
  }

  @Test
  void whoeverSendsNonsenseAgainAndAgainIsRefusedAndOthersDoNotNotice() {
    var client = HttpClient.newHttpClient();
    var nonsense =
        HttpRequest.newBuilder(Objects.requireNonNull(server).resolve(LIST))
            .header("X-Forwarded-For", "10.2.2.2")
            .header("X-OCS-Header", "x")
            .build();
    // at once, since the answers are held back longer and longer
    var answers =
        Stream.generate(() -> client.sendAsync(nonsense, BodyHandlers.ofString()))
            .limit(MANY)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // twenty, and what is allowed again while a slow machine sends the rest
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 401)
        .hasSizeBetween(20, MANY - 10);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 401)
        .hasSizeBetween(10, MANY - 20)
        .allSatisfy(
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(429);
              assertThat(refused.body()).contains("\"Request.TooMany\"");
              assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0))
                  .isBetween(1L, 60L);
            });
    given().header("Authorization", basic(PASSWORD)).get(LIST).then().statusCode(OK);
  }
}
