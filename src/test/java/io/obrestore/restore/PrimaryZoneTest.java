package io.obrestore.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimaryZoneTest {
  @ParameterizedTest
  @ValueSource(strings = {"RANDOM", "random", "Random", " random "})
  void randomIsReadInAnyCase(String text) {
    assertThat(PrimaryZone.parse(text)).contains(PrimaryZone.RANDOM);
  }

  @Test
  void randomIsWrittenAsOceanBaseWantsIt() {
    assertThat(PrimaryZone.RANDOM.text()).isEqualTo("RANDOM");
    assertThat(PrimaryZone.RANDOM.zones()).isEmpty();
    assertThat(PrimaryZone.RANDOM.first()).isEmpty();
  }

  @Test
  void prioritiesArePartedBySemicolonsAndEqualsByCommas() {
    var zone = PrimaryZone.parse("zone1,zone2;zone3").orElseThrow();

    assertThat(zone.priorities()).containsExactly(List.of("zone1", "zone2"), List.of("zone3"));
    assertThat(zone.first()).containsExactly("zone1", "zone2");
    assertThat(zone.zones()).containsExactly("zone1", "zone2", "zone3");
  }

  @Test
  void blanksAroundNamesAreDropped() {
    assertThat(PrimaryZone.parse(" zone1 , zone2 ; zone3 ").orElseThrow().text())
        .isEqualTo("zone1,zone2;zone3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ";", "zone1;", ";zone1", "zone1,,zone2", "zone1,", "a;a", "a,a"})
  void anEmptyOrRepeatedZoneIsNone(String text) {
    assertThat(PrimaryZone.parse(text)).isEmpty();
  }
}
