package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.Interrupter;
import io.obrestore.simulator.clock.SimulatorClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a statement says of its session and of the time is new each time, word for word the same.
 */
class SameStatementTest {
  private static final LocalDateTime BEGIN = LocalDateTime.parse("2024-11-01T00:00:00");

  private Lab lab;

  /** Whoever looks at it finds it a microsecond later. */
  private static final class Restless implements SimulatorClock {
    private final AtomicLong micros = new AtomicLong();

    @Override
    public boolean isReal() {
      return false;
    }

    @Override
    public Instant instant() {
      return Instant.parse("2024-11-01T00:00:00Z").plusNanos(1_000 * micros.incrementAndGet());
    }

    @Override
    public boolean await(Duration duration, Interrupter interrupter) {
      return true;
    }
  }

  @BeforeEach
  void start() throws Exception {
    lab = Lab.start(SimulatorSettings.defaults(), new Restless());
  }

  @AfterEach
  void stop() throws Exception {
    lab.close();
  }

  @Test
  void eachSessionIsToldOfItself() throws SQLException {
    try (Connection one = lab.in("test");
        Connection two = lab.in("oceanbase")) {
      Lab.run(one, "SET @mine = 'one', time_zone = '+02:00'");
      Lab.run(two, "SET @mine = 'two', time_zone = '+03:00'");
      for (String same :
          new String[] {
            "SELECT CONNECTION_ID()", "SELECT DATABASE()", "SELECT @mine", "SELECT @@time_zone"
          }) {
        assertThat(Lab.one(one, same)).as(same).isNotEqualTo(Lab.one(two, same));
      }
      Lab.run(one, "SET @mine = 'another'");
      assertThat(Lab.one(one, "SELECT @mine")).isEqualTo("another");
    }
  }

  @Test
  void eachIsReadByItsOwnSqlMode() throws SQLException {
    String same = "SELECT '1' || '0'";
    try (Connection one = lab.in("test");
        Connection two = lab.in("test")) {
      Lab.run(two, "SET sql_mode = 'PIPES_AS_CONCAT'");
      assertThat(Lab.one(one, same)).isEqualTo(1L);
      assertThat(Lab.one(two, same)).isEqualTo("10");
      assertThat(Lab.one(one, same)).isEqualTo(1L);
    }
  }

  @Test
  void theTimeGoesOnFromStatementToStatementAndStandsWithinOne() throws SQLException {
    String now = "SELECT UTC_TIMESTAMP(6) AS t";
    try (Connection one = lab.in("test")) {
      LocalDateTime first = (LocalDateTime) time(one, now);
      LocalDateTime later = (LocalDateTime) time(one, now);
      assertThat(first).isAfter(BEGIN);
      assertThat(later).isAfter(first);
      assertThat(
              Lab.one(
                  one,
                  "SELECT CASE WHEN UTC_TIMESTAMP(6) = UTC_TIMESTAMP(6) THEN 'stands' ELSE 'runs' END"))
          .isEqualTo("stands");
    }
  }

  private static Object time(Connection connection, String sql) throws SQLException {
    return ((java.sql.Timestamp) Lab.one(connection, sql)).toLocalDateTime();
  }
}
