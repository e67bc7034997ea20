package io.obrestore.dag.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Test
  void aWaitIsBetweenHalfAndTheWholeOfWhatDoublesUpToTheLongest() {
    qt().forAll(longs().all(), integers().between(0, 60))
        .check(
            (random, failures) -> {
              Backoff backoff = new Backoff(FIRST, LONGEST, () -> random);
              Duration last =
                  Stream.generate(backoff::next)
                      .limit(failures + 1L)
                      .reduce((a, b) -> b)
                      .orElseThrow();
              long whole = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(failures, 10));
              return last.toNanos() >= whole / 2 && last.toNanos() <= whole;
            });
  }

  @Test
  void afterASuccessItBeginsAnew() {
    Backoff backoff = new Backoff(FIRST, LONGEST, () -> 0);
    Duration first = backoff.next();
    backoff.next();
    backoff.reset();

    assertThat(backoff.next()).isEqualTo(first).isEqualTo(Duration.ofMillis(50));
  }
}
