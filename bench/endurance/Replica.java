package endurance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** One life of one replica of the service. */
final class Replica {
  private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Pattern CLAIMED = Pattern.compile("dag (\\d+) \".*: claimed in epoch (\\d+)");
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Pattern TIME = Pattern.compile("\"data\":\"([^\"]+)\"");
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final String LISTENING = "Listening on: ";

  private final String name;
  private final Map<String, String> settings;
  private final JarProcess process;
  private final Set<Claim> claims = ConcurrentHashMap.newKeySet();
  private final Set<String> warnings;
  private volatile URI address;
  private volatile boolean open;
  private volatile boolean gone;

  /** A dag in an epoch: nobody but who claimed it has both. */
  record Claim(long dag, long epoch) {}

  /**
   * @param warnings where its lines at WARN and above are put
   */
  private Replica(
      String jar,
      String name,
      Map<String, String> settings,
      Map<String, String> environment,
      Set<String> warnings)
      throws IOException {
    this.name = name;
    this.settings = settings;
    this.warnings = warnings;
    this.process = JarProcess.start(name, environment, this::read, jar);
  }

  /**
   * Starts one.
   *
   * @param settings the port of OceanBase among them
   */
  static Replica start(String jar, String name, Map<String, String> settings, Set<String> warnings)
      throws IOException {
    var environment = new HashMap<>(settings);
    environment.put("OBRESTORE_OCEANBASE_HOST", "127.0.0.1");
    environment.put("OBRESTORE_OCEANBASE_USER", "root@sys#" + name);
    environment.put("OBRESTORE_SECURITY_MASTER_KEY", MASTER_KEY);
    environment.put("QUARKUS_HTTP_PORT", "0");
    return new Replica(jar, name, Map.copyOf(settings), environment, warnings);
  }

  private void read(String line) {
    var claimed = CLAIMED.matcher(line);
    if (claimed.find()) {
      claims.add(new Claim(Long.parseLong(claimed.group(1)), Long.parseLong(claimed.group(2))));
    } else if (line.contains(LISTENING)) {
      address = URI.create(line.substring(line.indexOf(LISTENING) + LISTENING.length()));
    } else if (line.contains("Ready: the store")) {
      open = true;
    } else if (line.contains(" WARN ") || line.contains(" ERROR ")) {
      warnings.add(name + ": " + line);
    }
  }

  String name() {
    return name;
  }

  /** Those that it was started with, besides what all have. */
  Map<String, String> settings() {
    return settings;
  }

  JarProcess process() {
    return process;
  }

  boolean isReady() {
    return open && address != null && !gone && process.isAlive();
  }

  URI address() {
    return address;
  }

  boolean claimed(Claim claim) {
    return claims.contains(claim);
  }

  /** It does not count as ready any more. */
  void leaves() {
    gone = true;
  }

  void returns() {
    gone = false;
  }

  /** Whether it answers that it is ready, within a limited time. */
  boolean awaitAnswersReady() throws InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (System.nanoTime() - end < 0) {
      if (answersReady()) {
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }

  private boolean answersReady() throws InterruptedException {
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** What its clock says. */
  Instant time() throws IOException, InterruptedException {
    String body = get("/api/v1/time").body();
    var time = TIME.matcher(body);
    if (!time.find()) {
      throw new IOException("no time: " + body);
    }
    return OffsetDateTime.parse(time.group(1)).toInstant();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new IllegalStateException(name + " does not come ready: " + process.log());
      }
      Thread.sleep(20);
    }
  }
}
