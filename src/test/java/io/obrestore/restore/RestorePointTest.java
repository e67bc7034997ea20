package io.obrestore.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.obrestore.oceanbase.Scn;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestorePointTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00.000000002Z, 2",
    "1970-01-01T00:00:01Z, 1000000000",
    "2006-01-02T15:04:05.000+08:00, 1136185445000000000",
    "2024-10-12T10:08:16.264250400Z, 1728727696264250400",
    "2024-10-12T18:08:16.264250400+08:00, 1728727696264250400",
    "2024-10-12T15:53:16.264250400+05:45, 1728727696264250400",
    "2024-10-12T06:38:16.264250400-03:30, 1728727696264250400",
    "2024-10-13T00:08:16.2642504+14:00, 1728727696264250400",
    "2023-12-31T23:59:59.999999999Z, 1704067199999999999",
    "2024-01-01T00:00:00Z, 1704067200000000000",
    "2023-12-31T23:30:00-00:30, 1704067200000000000",
    "2024-02-29T23:59:59.999999999+12:45, 1709205299999999999",
    "2262-04-11T23:47:16.854775807Z, 9223372036854775807",
  })
  void aTimeIsThatScnToTheNanosecond(String time, long scn) {
    var point = new RestorePoint.AtTime(OffsetDateTime.parse(time).toInstant());

    assertThat(point.scn()).contains(Scn.of(scn));
  }

  @Test
  void anyTimeAnScnStandsForIsThatScnAgain() {
    qt().forAll(longs().between(2, Long.MAX_VALUE))
        .checkAssert(
            scn ->
                assertThat(new RestorePoint.AtTime(Scn.of(scn).toInstant()).scn())
                    .contains(Scn.of(scn)));
  }

  @Test
  void theLatestPointHasNoScn() {
    assertThat(new RestorePoint.Latest().scn()).isEmpty();
  }
}
