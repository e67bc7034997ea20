package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.testing.Jdbc;
import org.junit.jupiter.api.Test;

class NewerStoreIT {
  @Test
  void aReleaseThatAStoreIsTooNewForEndsAndSaysSoWhileOneThatRunsGoesOn() throws Exception {
    try (World world = World.instant()) {
      Replica running = world.replica("running").awaitReady();
      try (var connection =
              Jdbc.connect(
                  "jdbc:mariadb://127.0.0.1:" + world.oceanBase.port() + "/obrestore",
                  "root@sys",
                  "");
          var statement = connection.createStatement()) {
        statement.execute("UPDATE schema_version SET version = 99, oldest_reader = 98");
      }

      Replica old = world.replica("old");

      assertThat(old.awaitExit()).isEqualTo(1);
      world.journal.await(
          "the reason", line -> line.replica().equals("old") && line.has("cannot read the store"));
      long dag = running.api().restore(RestoreBody.of("goes_on"), "newer-1");
      world.assertRestoredOnce(running.api(), dag, "goes_on");
    }
  }
}
