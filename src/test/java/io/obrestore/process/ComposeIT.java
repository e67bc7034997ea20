package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.container.ComposeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the compose file starts, as processes: other ports, and loopback for the names. */
class ComposeIT {
  private static final String LISTENING = "The embedded OceanBase listens on port ";

  private static final String PASSWORD = "that the user gives";

  private final ComposeFile file = ComposeFile.read();
  private final Journal journal = new Journal();

  ComposeIT() throws IOException {}

  @Test
  void itsReplicasRestoreOnItsOceanBase() throws Exception {
    try (Replica oceanBase = oceanBase()) {
      String port = oceanBase.awaitLine(LISTENING).text().substring(LISTENING.length());
      assertThat(healthCheck(port)).as("the health check of what runs").isZero();
      try (Replica first = replica("first", port);
          Replica second = replica("second", port)) {
        long dag = first.awaitReady().api().restore(RestoreBody.of("composed"), "compose-1");
        journal.await("the end", line -> line.text().endsWith(": ended"));
        assertThat(second.awaitReady().api().dag(dag).path("state").asText()).isEqualTo("SUCCEED");
      }
      oceanBase.terminate();
      assertThat(healthCheck(port)).as("the health check of what is gone").isPositive();
    }
  }

  private Replica oceanBase() throws IOException {
    ComposeFile.Service service = file.service("oceanbase");
    List<String> arguments = new ArrayList<>(Objects.requireNonNull(service.command()));
    arguments.addAll(List.of("--port", "0", "--host", "127.0.0.1", "--restore-duration", "0s"));
    Map<String, String> environment = new HashMap<>(service.environment());
    environment.replace("OBRESTORE_SIMULATOR_ROOT_PASSWORD", PASSWORD);
    return Replica.start("oceanbase", arguments, environment, journal);
  }

  private Replica replica(String name, String port) throws IOException {
    Map<String, String> environment = new HashMap<>(file.service(name).environment());
    environment.replace("OBRESTORE_OCEANBASE_HOST", "127.0.0.1");
    environment.replace("OBRESTORE_SECURITY_MASTER_KEY", "a passphrase that the user gives");
    environment.replace(Replica.PASSWORD, PASSWORD);
    environment.put("OBRESTORE_OCEANBASE_PORT", port);
    environment.put("QUARKUS_HTTP_PORT", "0");
    return Replica.start(name, environment, journal);
  }

  private int healthCheck(String port) throws IOException, InterruptedException {
    List<String> test =
        Objects.requireNonNull(file.service("oceanbase").healthcheck()).test().stream()
            .map(word -> word.replace("2881", port))
            .toList();
    assertThat(test).startsWith("CMD");
    return new ProcessBuilder(test.subList(1, test.size())).inheritIO().start().waitFor();
  }
}
