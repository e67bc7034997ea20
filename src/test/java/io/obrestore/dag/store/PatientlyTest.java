package io.obrestore.dag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.testing.ManualTimer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatientlyTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Repeats repeats =
      new Patiently(new ManualTimer(), nanos::get, Duration.ofSeconds(5)).repeats();

  @Test
  void theTimeBeginsWhenTheOutcomeIsFirstUnknownHoweverLongTheFirstAnswerWasWaitedFor() {
    at(10);
    assertThat(repeats.pauseAfter(unknown())).isPresent();
    at(14);
    assertThat(repeats.pauseAfter(unknown())).isPresent();
    at(15);
    assertThat(repeats.pauseAfter(unknown())).isEmpty();
  }

  @Test
  void onceItIsUnknownNoRefusalOfARepetitionSettlesIt() {
    assertThat(repeats.pauseAfter(refused())).isEmpty();
    assertThat(repeats.pauseAfter(unknown())).isPresent();
    assertThat(repeats.pauseAfter(refused())).isPresent();
    at(5);
    assertThat(repeats.pauseAfter(refused())).isEmpty();
  }

  private void at(long seconds) {
    nanos.set(Duration.ofSeconds(seconds).toNanos());
  }

  private static Throwable unknown() {
    return new OutcomeUnknownException(new IllegalStateException("connection cut"));
  }

  private static Throwable refused() {
    return new IllegalStateException("Lock wait timeout exceeded");
  }
}
