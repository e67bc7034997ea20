package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.obrestore.testing.Jdbc;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrongClockIT {
  private static final Duration AHEAD = Duration.ofHours(2);
  private static final Duration EXACT = Duration.ofMinutes(1);

  @Test
  void theTimesOfADagOfItsNodesAndOfItsLogAreOceanBases() throws Exception {
    try (World world = World.ahead(AHEAD)) {
      Api api = world.replica("behind").awaitReady().api();

      long dag = api.restore(RestoreBody.of("ahead"), "ahead-1");
      JsonNode shown = world.assertRestoredOnce(api, dag, "ahead");

      Instant now = Instant.now().plus(AHEAD);
      List<String> times = new ArrayList<>(shown.findValuesAsText("start_time"));
      times.addAll(shown.findValuesAsText("end_time"));
      assertThat(times)
          .as("begin and end of the dag and of five nodes at least")
          .hasSizeGreaterThanOrEqualTo(12)
          .allSatisfy(time -> assertThat(Instant.parse(time)).isBetween(now.minus(EXACT), now));
      assertThat(linesOfNow(world.oceanBase.port()))
          .isPositive()
          .isEqualTo(lines(world.oceanBase.port(), ""));
    }
  }

  private static long linesOfNow(int port) throws SQLException {
    return lines(
        port, " WHERE ABS(TIMESTAMPDIFF(SECOND, logged_at, NOW(6))) < " + EXACT.toSeconds());
  }

  private static long lines(int port, String where) throws SQLException {
    String url = "jdbc:mariadb://127.0.0.1:" + port + "/obrestore";
    try (var connection = Jdbc.connect(url, "root@sys", "");
        var statement = connection.createStatement()) {
      statement.execute("SET time_zone = '+00:00'");
      try (var row = statement.executeQuery("SELECT COUNT(*) FROM task_log" + where)) {
        assertThat(row.next()).isTrue();
        return row.getLong(1);
      }
    }
  }
}
