package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.obrestore.dag.testing.TestDatabase;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.simulator.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An embedded OceanBase, and replicas of the service that use it. */
final class World implements AutoCloseable {
  /** The longest any event is waited for. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String MASTER_KEY =
      Base64.getEncoder()
          .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  final EmbeddedOceanBase oceanBase;
  final Journal journal = new Journal();
  private final int port;
  private final Map<String, String> settings = new HashMap<>();
  private final List<Replica> replicas = new ArrayList<>();

  private World(EmbeddedOceanBase oceanBase) {
    this.oceanBase = oceanBase;
    this.port = oceanBase.port();
  }

  /** Restores take that long. */
  static World start(Duration restoreDuration) throws IOException, SQLException {
    var simulator = SimulatorSettings.defaults().withRestoreDuration(restoreDuration);
    return new World(EmbeddedOceanBase.start(simulator, RunningClock.real()));
  }

  /** The same where root@sys has a password; replicas know it, and so does their {@link Api}. */
  static World start(Duration restoreDuration, String rootPassword)
      throws IOException, SQLException {
    var simulator =
        SimulatorSettings.defaults()
            .withRestoreDuration(restoreDuration)
            .withRootPassword(rootPassword);
    var world = new World(EmbeddedOceanBase.start(simulator, RunningClock.real()));
    world.settings.put(Replica.PASSWORD, rootPassword);
    return world;
  }

  /** Restores take that long; the SQL engine behind is OceanBase's own. */
  static World over(TestDatabase seekDb, Duration restoreDuration)
      throws IOException, SQLException {
    String url = "jdbc:mariadb://%s:%d/?user=%s";
    var simulator =
        SimulatorSettings.defaults()
            .withRestoreDuration(restoreDuration)
            .withJdbcUrl(url.formatted(seekDb.host(), seekDb.port(), seekDb.user()));
    return new World(EmbeddedOceanBase.start(simulator, RunningClock.real()));
  }

  /** OceanBase's clock is ahead of that of the replicas. */
  static World ahead(Duration difference) throws IOException, SQLException {
    var simulator = SimulatorSettings.defaults().withRestoreDuration(Duration.ZERO);
    return new World(EmbeddedOceanBase.start(simulator, RunningClock.ahead(difference)));
  }

  static World instant() throws IOException, SQLException {
    return start(Duration.ZERO);
  }

  /** For the replicas started from here on. */
  World lease(Duration lease) {
    settings.put("OBRESTORE_DAG_LEASE", lease.toString());
    return this;
  }

  /** For the replicas started from here on. */
  World masterKeys(String keys) {
    settings.put("OBRESTORE_SECURITY_MASTER_KEY", keys);
    return this;
  }

  /** For the replicas started from here on. */
  World with(Map<String, String> variables) {
    settings.putAll(variables);
    return this;
  }

  /** Starts a replica. Its sessions bear its name: {@code root@sys#<name>}. */
  Replica replica(String name) throws IOException {
    var replica = Replica.start(name, environment(name, port, settings), journal);
    replicas.add(replica);
    return replica;
  }

  static Map<String, String> environment(String name, int port, Map<String, String> settings) {
    var environment = new HashMap<>(settings);
    environment.put("OBRESTORE_OCEANBASE_HOST", "127.0.0.1");
    environment.put("OBRESTORE_OCEANBASE_PORT", Integer.toString(port));
    environment.put("OBRESTORE_OCEANBASE_USER", "root@sys#" + name);
    environment.putIfAbsent("OBRESTORE_SECURITY_MASTER_KEY", MASTER_KEY);
    environment.put("QUARKUS_HTTP_PORT", "0");
    return environment;
  }

  /** Waits until the fault has met its statement. */
  static void awaitHit(Fault fault) throws InterruptedException {
    assertThat(fault.awaitHit(LIMIT)).as("the statement came").isTrue();
  }

  /** What OceanBase itself shows. */
  Views views() throws SQLException {
    return new Views(port, settings.getOrDefault(Replica.PASSWORD, ""));
  }

  /** Waits until some replica says that it has ended the dag. */
  void awaitEnd(long dag) throws InterruptedException {
    journal.await(
        "the end of dag " + dag,
        line -> line.has("dag " + dag + " \"") && line.text().endsWith(": ended"));
  }

  /**
   * All of them ended well and once. Looked at when the last has ended: until then others' pools
   * may be free, since they have only just been made.
   */
  void assertEachRestoredOnce(Api api, Map<Long, String> tenants)
      throws IOException, InterruptedException, SQLException {
    for (long dag : tenants.keySet()) {
      awaitEnd(dag);
    }
    for (var dag : tenants.entrySet()) {
      assertRestoredOnce(api, dag.getKey(), dag.getValue());
    }
  }

  /** The dag ended well and once, by what the API says and by what OceanBase shows. */
  JsonNode assertRestoredOnce(Api api, long dag, String tenant)
      throws IOException, InterruptedException, SQLException {
    awaitEnd(dag);
    JsonNode shown = api.dag(dag);
    assertThat(shown.path("state").asText())
        .as(() -> shown.toPrettyString() + "\n" + journal.text())
        .isEqualTo("SUCCEED");
    assertThat(shown.path("operator").asText()).isEqualTo("RUN");
    try (Views views = views()) {
      assertThat(views.jobs(dag)).as("jobs with the mark of dag " + dag).containsExactly("SUCCESS");
      assertThat(views.runningJobs(dag)).isZero();
      assertThat(views.tenant(tenant)).containsExactly("NORMAL PRIMARY");
      assertThat(views.freePools()).as("pools nobody uses").isEmpty();
    }
    return shown;
  }

  @Override
  public void close() throws SQLException {
    replicas.forEach(Replica::close);
    oceanBase.close();
  }
}
