package io.obrestore.oceanbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScnTest {
  @Test
  void anScnIsNanosecondsSinceTheEpoch() {
    Instant instant = Instant.parse("2024-10-12T10:08:16.2642504Z");

    assertThat(Scn.of(instant)).hasToString("1728727696264250400");
    assertThat(Scn.of(1728727696264250400L).toInstant()).isEqualTo(instant);
  }

  @Test
  void everyNanosecondSurvivesTheWayToAnInstantAndBack() {
    qt().forAll(longs().between(0, Long.MAX_VALUE))
        .checkAssert(
            nanos -> assertThat(Scn.of(Scn.of(nanos).toInstant())).isEqualTo(Scn.of(nanos)));
  }

  @Test
  void theGreatestIsTheGreatestUnsignedNumber() {
    assertThat(Scn.MAX).hasToString("18446744073709551615").isGreaterThan(Scn.of(Long.MAX_VALUE));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> Scn.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Scn(BigInteger.TWO.pow(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
