package endurance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Those who want restores: each asks any replica that is ready, and asks again when it is cut off. */
final class Clients {
  private static final Pattern DAG_ID = Pattern.compile("\"dag_id\":(\\d+)");
  private static final Pattern CODE = Pattern.compile("\"errCode\":\"([^\"]+)\"");
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final long AGAIN_MS = 100;

  private final Fleet fleet;
  private final Random random;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, Long> accepted = new ConcurrentHashMap<>();
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private final AtomicInteger cut = new AtomicInteger();
  private final AtomicInteger notReady = new AtomicInteger();
  private final Map<String, Integer> faults = new ConcurrentHashMap<>();

  Clients(Fleet fleet, long seed) {
    this.fleet = fleet;
    this.random = new Random(seed);
  }

  /**
   * Until it is accepted, or refused for good.
   *
   * @param key the request's own, however often it is sent
   */
  boolean restore(String key, String tenant, String place) throws InterruptedException {
    String archive = place.endsWith("/data") ? place.replace("/data/backup/data", "/data/backup/clog") : place;
    String body =
        """
        {"restore_tenant_name": "%s", "data_backup_uri": "%s", "archive_log_uri": "%s",
         "zone_list": [{"name": "zone1", "unit_config_name": "s1", "unit_num": 1}]}"""
            .formatted(tenant, place, archive);
    while (true) {
      var answer = post("/api/v1/tenant/restore", body, key);
      if (answer == null) {
        continue;
      }
      var id = DAG_ID.matcher(answer.body());
      if (answer.statusCode() == 200 && id.find()) {
        accepted.put(key, Long.parseLong(id.group(1)));
        return true;
      }
      refused.put(key, answer.statusCode() + " " + answer.body());
      return false;
    }
  }

  /**
   * Once, without knowing what became of it when it is cut off.
   *
   * @return false when it was refused
   */
  boolean operate(long dag, String operator) throws InterruptedException {
    var answer = post("/api/v1/task/dag/1" + dag, "{\"operator\": \"" + operator + "\"}", null);
    return answer == null || answer.statusCode() == 200;
  }

  /** Null when it was cut off, or the replica was not ready, and is to be asked again. */
  private HttpResponse<String> post(String path, String body, String key) throws InterruptedException {
    List<Replica> ready = fleet.ready();
    if (ready.isEmpty()) {
      Thread.sleep(AGAIN_MS);
      return null;
    }
    URI address = ready.get(pick(ready.size())).address();
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .timeout(ANSWER)
            .POST(BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() == 503) {
        notReady.incrementAndGet();
      } else if (answer.statusCode() >= 500) {
        faults.merge(told(answer), 1, Integer::sum);
      } else {
        return answer;
      }
    } catch (IOException e) {
      cut.incrementAndGet();
    }
    Thread.sleep(AGAIN_MS);
    return null;
  }

  private static String told(HttpResponse<String> answer) {
    var code = CODE.matcher(answer.body());
    return answer.statusCode() + " " + (code.find() ? code.group(1) : answer.body());
  }

  private synchronized int pick(int bound) {
    return random.nextInt(bound);
  }

  /** The dag of each request. */
  Map<String, Long> accepted() {
    return accepted;
  }

  Map<String, String> refused() {
    return refused;
  }

  /** Requests that were cut off or not answered in time. */
  int cut() {
    return cut.get();
  }

  int notReady() {
    return notReady.get();
  }

  /** How often which answer of 5xx came, 503 left out; all were asked again. */
  Map<String, Integer> faults() {
    return Map.copyOf(faults);
  }
}
