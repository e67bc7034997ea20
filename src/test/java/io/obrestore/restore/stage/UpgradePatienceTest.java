package io.obrestore.restore.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UpgradePatienceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicLong nanos = new AtomicLong(-5);
  private final UpgradePatience patience = new UpgradePatience(nanos::get);

  @Test
  void aJobHasItsHourFromWhenItWasTaken() {
    passes(UpgradePatience.JOB);
    patience.sent();
    passes(UpgradePatience.JOB);
    assertThat(patience.jobIsLate()).isFalse();
    passes(MINUTE);
    assertThat(patience.jobIsLate()).isTrue();
  }

  /** The answer to the one that was taken may be lost, or somebody else upgrades the tenant. */
  @Test
  void theWaitForATurnIsNotCountedAgainstTheJobThatFollowsWhetherItsAnswerCameOrNot() {
    passes(UpgradePatience.JOB.multipliedBy(3));
    patience.refused();
    passes(MINUTE);
    assertThat(patience.jobIsLate()).isFalse();
    passes(UpgradePatience.JOB);
    assertThat(patience.jobIsLate()).isTrue();
  }

  @Test
  void whatIsNeverSeenIsNotAskedForForEver() {
    patience.sent();
    for (int i = 0; i < 61; i++) {
      passes(MINUTE);
      patience.sent();
    }
    assertThat(patience.jobIsLate()).isTrue();
    assertThat(patience.sinceSent()).isZero();
  }

  @Test
  void aTurnIsWaitedForADay() {
    passes(UpgradePatience.TURN);
    patience.refused();
    assertThat(patience.turnIsLate()).isFalse();
    passes(MINUTE);
    assertThat(patience.turnIsLate()).isTrue();
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
