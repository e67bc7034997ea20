package io.obrestore.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The HTTP side of one replica. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final URI base;
  private final String password;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param password of root@sys, told by HTTP Basic; empty where none is needed
   */
  Api(URI base, String password) {
    this.base = base;
    this.password = password;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  Answer post(String path, String body, String traceId) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("X-OBSHELL-Trace-ID", traceId)
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends a restore, which must be accepted; the number of its dag. */
  long restore(RestoreBody body, String traceId) throws IOException, InterruptedException {
    Answer answer = post("/api/v1/tenant/restore", body.json(), traceId);
    if (answer.status() != 200) {
      throw new AssertionError("restore was not accepted: " + answer);
    }
    return answer.json().at("/data/dag_id").asLong();
  }

  /** The same with an Idempotency-Key: the dag that it made, however often it is sent. */
  long restoreOnce(RestoreBody body, String key) throws IOException, InterruptedException {
    Answer answer =
        send(
            HttpRequest.newBuilder(base.resolve("/api/v1/tenant/restore"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body.json())));
    if (answer.status() != 200) {
      throw new AssertionError("restore was not accepted: " + answer);
    }
    return answer.json().at("/data/dag_id").asLong();
  }

  /** The data of a dag. */
  JsonNode dag(long id) throws IOException, InterruptedException {
    return get("/api/v1/task/dag/1" + id).json().path("data");
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    if (!password.isEmpty()) {
      byte[] both = ("root@sys:" + password).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
    var response = client.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
  }

  /** An answer, read as JSON: everything of this API is. */
  record Answer(int status, JsonNode json, HttpResponse<String> raw) {}
}
