package io.obrestore.restore.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.view.Amounts;
import io.obrestore.oceanbase.view.Places;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.restore.source.BackupPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05Z");
  private static final BackupPlace PLACE =
      new BackupPlace("oss://b/data/?host=h&access_key=k", "oss://b/clog?host=h");

  private static RestoreHistory job(String data, @Nullable Long bytes, @Nullable Long seconds) {
    return new RestoreHistory(
        1,
        7,
        "rt",
        1002,
        "shop",
        "1002",
        "obcluster",
        new Places(data, data),
        "",
        null,
        null,
        null,
        "SUCCESS",
        BEGUN,
        seconds == null ? null : BEGUN.plusSeconds(seconds),
        "",
        "",
        null,
        null,
        null,
        new Amounts(null, null, bytes, null, null, null),
        "mark",
        "");
  }

  @Test
  void theSizeIsThatOfTheNewestOfTheSameBackupTheRateTheMiddleOneOfAll() {
    assertThat(
            Estimate.of(
                PLACE,
                List.of(
                    job("oss://other", 1_000L, 10L),
                    job("oss://b/data?host=h", 4_000L, 10L),
                    job("oss://b/data?host=h", 9_000L, 1L))))
        .contains(new Estimate(4_000, Duration.ofSeconds(10), 3));
  }

  @Test
  void withoutARestoreOfTheSameBackupThereIsNone() {
    assertThat(Estimate.of(PLACE, List.of())).isEmpty();
    assertThat(Estimate.of(PLACE, List.of(job("oss://b/data2", 1_000L, 10L)))).isEmpty();
  }

  @Test
  void whatHasNoSizeOrNoEndCountsForNothing() {
    assertThat(
            Estimate.of(
                PLACE,
                List.of(
                    job("oss://b/data", null, 10L),
                    job("oss://b/data", 0L, 10L),
                    job("oss://b/data", 1_000L, null))))
        .isEmpty();
  }
}
