package io.obrestore.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  private static final long YEAR_1 = -62_135_596_800L;
  private static final long YEAR_10000 = 253_402_300_800L;

  @Test
  void everyTimeIsWrittenAsTheJdkWritesIt() {
    qt().forAll(
            longs().between(YEAR_1, YEAR_10000),
            integers().between(0, 999_999_999),
            integers().between(-18 * 60, 18 * 60))
        .check(
            (second, nano, minutes) ->
                asTheJdk(
                    Instant.ofEpochSecond(second, nano)
                        .atOffset(ZoneOffset.ofTotalSeconds(minutes * 60))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2024-10-12T18:00:00+08:00",
        "2024-10-12T18:00:00.000000001-09:30",
        "2024-10-12T18:00:00.1Z",
        "2024-10-12T18:00:00.120300Z",
      })
  void noFractionAndShortOnesAreWrittenSoToo(String text) {
    assertThat(asTheJdk(OffsetDateTime.parse(text))).isTrue();
  }

  private static boolean asTheJdk(OffsetDateTime time) {
    return Rfc3339.text(time).equals(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
  }
}
