package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that hold on to what they do not use, with short limits. */
@QuarkusTest
@TestProfile(SlowClientsTest.ShortLimits.class)
class SlowClientsTest implements RunningService {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String RESTORE = "POST /api/v1/tenant/restore HTTP/1.1\r\nHost: x\r\n";

  @TestHTTPResource("/")
  @Nullable URI server;

  /** Short enough for a test, long enough for a slow machine to be served. */
  public static final class ShortLimits implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.idle-timeout", "2s",
          "obrestore.http.body-within", "1s");
    }
  }

  private Socket connect() throws IOException {
    var at = Objects.requireNonNull(server);
    var socket = new Socket(at.getHost(), at.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** What comes until the service closes the connection. */
  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void aSilentConnectionIsClosed() throws IOException {
    try (Socket socket = connect()) {
      assertThat(rest(socket)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{"})
  void aBodyThatDoesNotComeToItsEndIsAnsweredSo(String head) throws IOException {
    try (Socket socket = connect()) {
      send(socket, RESTORE + head);

      assertThat(rest(socket))
          .startsWith("HTTP/1.1 408")
          .contains("application/json", "\"status\":408", "\"Request.Body.TooSlow\"");
    }
  }

  @Test
  void aBodyThatIsTooLongAndSlowIsEndedToo() throws IOException {
    try (Socket socket = connect()) {
      send(socket, RESTORE + "Content-Length: 2000000\r\n\r\n{");

      assertThat(rest(socket)).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void othersAreServedMeanwhile() throws IOException {
    try (Socket slow = connect()) {
      send(slow, RESTORE + "Content-Length: 100\r\n\r\n{");

      given().get("/api/v1/time").then().statusCode(OK);
    }
  }
}
