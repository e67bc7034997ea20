package io.obrestore.dag.store;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.jupiter.api.Test;

class LogsTest {
  @Test
  void neverMoreThanAThousandLinesAreKeptNorLessThanNineHundredOfMore() {
    qt().forAll(integers().between(0, 1_000_000))
        .check(
            written -> {
              int kept = written - Logs.droppedAt(written);
              return kept <= Logs.KEPT && kept >= Math.min(written, 901);
            });
  }
}
