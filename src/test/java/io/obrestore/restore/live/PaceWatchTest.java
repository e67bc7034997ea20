package io.obrestore.restore.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.restore.progress.Progress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How fast a restore goes, by what was seen of it. */
class PaceWatchTest {
  private final PaceWatch watch = new PaceWatch();

  private Pace see(int second, @Nullable Long done, @Nullable Long all) {
    return watch.see(
        new Progress(null, null, null, done, all), Duration.ofSeconds(second).toNanos());
  }

  @Test
  void nothingIsSaidOfLessThanASecondOrWithoutCounts() {
    assertThat(see(0, null, null)).isEqualTo(Pace.UNKNOWN);
    assertThat(see(0, 100L, 1_000L)).isEqualTo(Pace.UNKNOWN);
  }

  @Test
  void theRateIsThatOfTheLastMinute() {
    see(0, 0L, 100_000L);
    assertThat(see(10, 1_000L, 100_000L)).isEqualTo(new Pace(100L, 990L));
    see(60, 6_000L, 100_000L);
    assertThat(see(110, 56_000L, 100_000L)).isEqualTo(new Pace(1_000L, 44L));
  }

  @Test
  void ofARestoreThatStandsStillNoEndIsForeseen() {
    see(0, 500L, 1_000L);

    assertThat(see(30, 500L, 1_000L)).isEqualTo(new Pace(0L, null));
  }

  @Test
  void withoutATotalThereIsARateOnly() {
    see(0, 0L, null);

    assertThat(see(10, 100L, null)).isEqualTo(new Pace(10L, null));
  }

  @Test
  void countsThatBeginAnewAreMeasuredAnew() {
    see(0, 0L, 1_000L);
    see(10, 900L, 1_000L);

    assertThat(see(11, 0L, 1_000L)).isEqualTo(Pace.UNKNOWN);
    assertThat(see(21, 100L, 1_000L)).isEqualTo(new Pace(10L, 90L));
  }
}
