package io.obrestore.dag.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryPurgeTest {
  @ParameterizedTest
  @CsvSource({"PT1S, PT1S", "PT1M, PT1S", "PT1H, PT1M", "P1D, PT10M", "P90D, PT10M"})
  void historyIsLooked60TimesWhileItIsKeptAtLeastEveryTenMinutes(Duration keep, Duration pause) {
    assertThat(HistoryPurge.idle(keep)).isEqualTo(pause);
  }
}
