package io.obrestore.simulator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelViews;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlDialectTest {
  private final Dialect dialect = new MySqlDialect(KernelErrors.load(), KernelViews.load());

  @ParameterizedTest
  @CsvSource({
    "1205, true, who wants to write waited for who wrote",
    "4012, true, who reads waited for who commits",
    "1062, false, refused",
    "1317, false, cancelled",
    "1064, false, not understood"
  })
  void theEngineGaveUpWaitingForALock(int code, boolean gaveUp, String why) {
    assertThat(dialect.lockTimedOut(new SQLException(why, "HY000", code)))
        .as(why)
        .isEqualTo(gaveUp);
  }
}
