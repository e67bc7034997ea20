package io.obrestore.oceanbase.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class FieldsTest {
  @Test
  void timesHaveSixDigitsAsOceanBaseWritesThem() {
    assertThat(Fields.plain(LocalDateTime.of(2024, 10, 12, 10, 0)))
        .isEqualTo("2024-10-12 10:00:00.000000");
    assertThat(Fields.plain(LocalDateTime.of(2024, 10, 12, 10, 0, 1, 500_000_000)))
        .isEqualTo("2024-10-12 10:00:01.500000");
  }

  @Test
  void numbersHaveNoExponent() {
    assertThat(Fields.plain(new BigDecimal("1E+3"))).isEqualTo("1000");
  }
}
