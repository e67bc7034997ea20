package io.obrestore.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void partsCountAsNumbersNotAsText() {
    assertThat(Version.of("4.3.10.0")).isGreaterThan(Version.of("4.3.5.1"));
    assertThat(Version.of("4.2.1.8")).isLessThan(Version.of("4.3.0.0"));
  }

  @Test
  void missingPartsCountAsZero() {
    assertThat(Version.of("4.3")).isEqualByComparingTo(Version.of("4.3.0.0"));
  }

  @Test
  void whatIsNoVersionIsRefused() {
    assertThatThrownBy(() -> Version.of("")).isInstanceOf(IllegalArgumentException.class);
  }
}
