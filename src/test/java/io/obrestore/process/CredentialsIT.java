package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.testing.Hybrid;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What replicas know of each other's headers, as processes of their own. */
class CredentialsIT {
  private static final String PASSWORD = "of root";
  private static final String READ = "/api/v1/task/dags/ob";
  private static final String CHANGE = "/api/v1/task/dag/19999999";
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void replicasShareTheirKeyAndAHeaderThatChangesSomethingIsGoodOnceForAllOfThemAndForEver()
      throws Exception {
    try (World world = World.start(Duration.ZERO, PASSWORD)) {
      Replica first = world.replica("first").awaitReady();
      Replica second = world.replica("second").awaitReady();
      String key = publishedBy(first.api());
      assertThat(publishedBy(second.api())).isEqualTo(key);
      var client = new Hybrid(key);
      String read = client.header(PASSWORD, inFiveMinutes(), READ);
      String change = client.header(PASSWORD, inFiveMinutes(), CHANGE);
      String body = client.body("{\"operator\": \"RETRY\"}");

      assertThat(get(first, read)).contains("\"contents\"");
      assertThat(get(first, read)).contains("Security.Authentication.Replayed");
      assertThat(get(second, read)).as("reads are known where they came").contains("\"contents\"");

      assertThat(post(first, change, body)).contains("Task.NotFound");
      assertThat(post(first, change, body)).contains("Security.Authentication.Replayed");
      assertThat(post(second, change, body)).contains("Security.Authentication.Replayed");

      first.kill();
      second.kill();
      Replica third = world.replica("third").awaitReady();
      assertThat(publishedBy(third.api())).isEqualTo(key);
      assertThat(post(third, change, body)).contains("Security.Authentication.Replayed");
      String fresh = client.header(PASSWORD, inFiveMinutes(), CHANGE);
      assertThat(post(third, fresh, body)).contains("Task.NotFound");
    }
  }

  /** The service's own account is root@sys here: it goes on with the password that was proved. */
  @Test
  void aPasswordThatIsChangedInOceanBaseIsTakenWithoutARestart() throws Exception {
    try (World world = World.start(Duration.ZERO, PASSWORD)) {
      Replica only = world.replica("only").awaitReady();
      var client = new Hybrid(publishedBy(only.api()));
      world.oceanBase.rootPassword("another");
      world.oceanBase.faults().restart(Duration.ZERO);

      awaitAnswer(only, client);
      only.awaitLine("has changed in OceanBase: the new one is used");
      String header = client.header("another", inFiveMinutes(), CHANGE);
      assertThat(post(only, header, client.body("{\"operator\": \"RETRY\"}")))
          .as("the store is read and written")
          .contains("Task.NotFound");
    }
  }

  private void awaitAnswer(Replica replica, Hybrid client) throws Exception {
    long end = System.nanoTime() + World.LIMIT.toNanos();
    String answer;
    do {
      assertThat(System.nanoTime()).as("the new password is not taken").isLessThan(end);
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = get(replica, client.header("another", inFiveMinutes(), READ));
    } while (!answer.contains("\"contents\""));
  }

  private static long inFiveMinutes() {
    return Instant.now().plusSeconds(300).getEpochSecond();
  }

  /** The key of a replica, once it has read it. */
  static String publishedBy(Api api) throws IOException, InterruptedException {
    long end = System.nanoTime() + World.LIMIT.toNanos();
    Api.Answer answer = api.get("/api/v1/secret");
    while (answer.status() != 200 && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = api.get("/api/v1/secret");
    }
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().at("/data/public_key").asText();
  }

  private String get(Replica replica, String header) throws IOException, InterruptedException {
    return send(replica, header, READ, null);
  }

  private String post(Replica replica, String header, String body)
      throws IOException, InterruptedException {
    return send(replica, header, CHANGE, body);
  }

  private String send(
      Replica replica, String header, String path, @org.jspecify.annotations.Nullable String body)
      throws IOException, InterruptedException {
    URI uri = replica.address().resolve(path);
    var request = HttpRequest.newBuilder(uri).header("X-OCS-Header", header);
    if (body != null) {
      request.POST(BodyPublishers.ofString(body));
    }
    return http.send(request.build(), BodyHandlers.ofString()).body();
  }
}
