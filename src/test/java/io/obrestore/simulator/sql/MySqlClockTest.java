package io.obrestore.simulator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.simulator.clock.SimulatorClock;
import io.obrestore.simulator.clock.SteppedClock;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelViews;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who tells the time when OceanBase's own engine is behind; sessions begin at +08:00. */
class MySqlClockTest {
  private static final SimulatorClock STEPPED =
      new SteppedClock(Instant.parse("2024-11-01T00:00:01.234567Z"));

  private final KernelErrors errors = KernelErrors.load();
  private final Dialect dialect = new MySqlDialect(errors, KernelViews.load());

  private String translated(String sql, SimulatorClock clock) {
    SessionVariables variables =
        new SessionVariables(new SystemVariables(errors), new VariableValues(errors));
    SessionState session =
        new SessionState(1, new SessionLogin("root@sys", "127.0.0.1", null), clock, variables);
    return dialect.translate(SqlText.read(sql, session.sqlMode()), session).sql();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "NOW(6)            | CAST('2024-11-01 08:00:01.234567' AS DATETIME(6))",
        "NOW(3)            | CAST('2024-11-01 08:00:01.234000' AS DATETIME(3))",
        "now()             | CAST('2024-11-01 08:00:01.000000' AS DATETIME(0))",
        "CURRENT_TIMESTAMP | CAST('2024-11-01 08:00:01.000000' AS DATETIME(0))",
        "UTC_TIMESTAMP(6)  | CAST('2024-11-01 00:00:01.234567' AS DATETIME(6))",
        "CURDATE()         | CAST('2024-11-01' AS DATE)",
        "CURTIME(6)        | CAST('08:00:01.234567' AS TIME(6))",
        "UNIX_TIMESTAMP()  | 1730419201",
        "t.now             | t.now",
      })
  void aClockThatIsNotTheMachinesIsToldToTheEngine(String call, String told) {
    assertThat(translated("UPDATE t SET a = " + call + ", b = ?", STEPPED))
        .isEqualTo("UPDATE t SET a = " + told + ", b = ?");
  }

  @Test
  void theEngineTellsItsOwnTimeWhereTheClockIsTheMachines() {
    assertThat(translated("SELECT NOW(6)", RunningClock.real())).isEqualTo("SELECT NOW(6)");
  }

  @Test
  void aDefaultIsAskedForLaterAndStaysTheEnginesOwn() {
    String sql = "CREATE TABLE t (a DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6))";

    assertThat(translated(sql, STEPPED)).isEqualTo(sql);
  }
}
