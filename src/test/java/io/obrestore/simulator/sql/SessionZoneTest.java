package io.obrestore.simulator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What seekdb 1.4.0 says to {@code SET time_zone}; SYSTEM is OceanBase's. */
class SessionZoneTest {
  @ParameterizedTest
  @CsvSource({"+13:00, +13:00", "-12:59, -12:59", "+5:45, +05:45", "-00:00, Z", "system, +08:00"})
  void isTakenAs(String text, String offset) {
    assertThat(SessionZone.parse(text)).contains(ZoneOffset.of(offset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+13:01", "+13:59", "+14:00", "-13:00", "-13:59", "+05:60", "+0800", "Asia/Tokyo"})
  void isUnknown(String text) {
    assertThat(SessionZone.parse(text)).isEmpty();
  }
}
