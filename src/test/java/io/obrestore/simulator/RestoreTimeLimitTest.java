package io.obrestore.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.testing.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RESTORE has ten minutes of its own; what it began goes on after a time-out. */
class RestoreTimeLimitTest {
  private static final String RESTORE =
      "ALTER SYSTEM RESTORE `rt` FROM 'file:///data/backup/data,file:///data/backup/clog'"
          + " WITH 'pool_list=p' DESCRIPTION 'mark'";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** A restore of two minutes takes two seconds. */
  private final RunningClock clock = RunningClock.spedUp(60);

  private EmbeddedOceanBase server;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    server =
        EmbeddedOceanBase.start(
            SimulatorSettings.defaults().withRestoreDuration(Duration.ofMinutes(2)), clock);
    connection =
        Jdbc.connect("jdbc:mariadb://127.0.0.1:" + server.port() + "/oceanbase?user=root@sys");
    run("CREATE RESOURCE POOL p UNIT = unit1, UNIT_NUM = 1, ZONE_LIST = ('zone1')");
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    server.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String status() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT STATUS FROM CDB_OB_RESTORE_HISTORY"
                    + " WHERE DESCRIPTION = 'mark' AND TENANT_ID = 1")) {
      return rows.next() ? rows.getString(1) : "none";
    }
  }

  @Test
  void restoreWaitsBeyondTheQueryTimeoutOfItsSession() throws SQLException {
    run("SET ob_query_timeout = 1000000");
    Instant begun = clock.instant();
    run(RESTORE);
    assertThat(clock.instant()).isAfter(begun.plusSeconds(1));
  }

  @Test
  void aJobGoesOnAfterItsStatementAnswered4012() throws SQLException {
    server.faults().on(sql -> sql.startsWith("ALTER SYSTEM RESTORE")).answerAfter(4012, "Timeout");
    assertThatThrownBy(() -> run(RESTORE)).hasFieldOrPropertyWithValue("errorCode", 4012);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!status().equals("SUCCESS") && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(status()).isEqualTo("SUCCESS");
  }
}
