package io.obrestore.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clients that speak HTTP/2, as Java's own does by itself, read the same answers. */
@QuarkusTest
class Http2Test implements RunningService {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] TOO_MUCH = new byte[2 << 20];
  private static final byte[] FAR_TOO_MUCH = new byte[6 << 20];

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

  @TestHTTPResource("/")
  @Nullable URI server;

  @Test
  void aBodyThatIsTooLongIsRefusedInTheEnvelope() throws IOException, InterruptedException {
    get("/api/v1/info");

    refuses(post(BodyPublishers.ofByteArray(TOO_MUCH)), 413, "Request.Body.TooLarge");
    refuses(post(ofUnknownLength(TOO_MUCH)), 413, "Request.Body.TooLarge");
    refuses(post(BodyPublishers.ofByteArray(FAR_TOO_MUCH)), 413, "Request.Body.TooLarge");
    assertThat(get("/api/v1/info").statusCode()).isEqualTo(200);
  }

  @Test
  void aPathThatIsNoneIsNotFound() throws IOException, InterruptedException {
    get("/api/v1/info");

    refuses(get("/api/v1/nothing"), 404, "Request.Path.NotFound");
    refuses(post(BodyPublishers.ofString("{}")), 400, "Common.BindJsonFailed");
  }

  private static BodyPublisher ofUnknownLength(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  private static void refuses(HttpResponse<String> answer, int status, String errCode) {
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Refusal.json(answer.body()).at("/error/errCode").asText()).isEqualTo(errCode);
    assertThat(answer.headers().firstValue("X-OBSHELL-Trace-ID")).isPresent();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().uri(address(path)).GET());
  }

  private HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder()
            .uri(address("/api/v1/tenant/restore"))
            .header("Content-Type", "application/json")
            .POST(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  private URI address(String path) {
    return Objects.requireNonNull(server).resolve(path);
  }
}
