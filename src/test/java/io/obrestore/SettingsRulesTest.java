package io.obrestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRulesTest {
  @Test
  void theDefaultsAreSound() {
    var settings = settings(Map.of());

    assertThat(SettingsRules.checked(settings)).isSameAs(settings);
    assertThat(SettingsRules.checked(settings.simulator())).isSameAs(settings.simulator());
  }

  @ParameterizedTest
  @CsvSource({
    "obrestore.oceanbase.port, 0",
    "obrestore.oceanbase.port, 65536",
    "obrestore.oceanbase.user, ' '",
    "obrestore.oceanbase.schema, Restore-1",
    "obrestore.oceanbase.connect-timeout, 0s",
    "obrestore.oceanbase.acquire-timeout, 0s",
    "obrestore.oceanbase.statement-timeout, -1s",
    "obrestore.oceanbase.pool-size, 1",
    "obrestore.oceanbase.pool-size, 1001",
    "obrestore.simulator.port, -1",
    "obrestore.simulator.host, ' '",
    "obrestore.simulator.restore-duration, -1s",
    "obrestore.simulator.server-cpu, 0",
    "obrestore.security.rsa-key-bits, 1024",
    "obrestore.security.rsa-key-bits, 8192",
    "obrestore.security.header-lifetime, 0s",
    "obrestore.security.crypto-threads, 0",
    "obrestore.ob-admin.timeout, 0s",
    "obrestore.dag.lease, 0s",
    "obrestore.dag.start-slots, 0",
    "obrestore.dag.start-slots, 65",
    "obrestore.dag.poll, 0s",
    "obrestore.history.keep, -1s",
    "obrestore.sweeper.every, -1s"
  })
  void aValueThatCannotBeIsRefusedByItsKey(String key, String value) {
    var settings = settings(Map.of(key, value));

    assertThatThrownBy(() -> SettingsRules.checked(settings)).hasMessageContaining(key + " must");
  }

  @Test
  void allFaultsComeAtOnce() {
    var settings =
        settings(
            Map.of(
                "obrestore.oceanbase.port", "0",
                "obrestore.simulator.port", "-1",
                "obrestore.dag.poll", "0s"));

    assertThatThrownBy(() -> SettingsRules.checked(settings))
        .hasMessageContainingAll(
            "obrestore.oceanbase.port", "obrestore.simulator.port", "obrestore.dag.poll");
  }

  private static Settings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .withMapping(Settings.class)
        .build()
        .getConfigMapping(Settings.class);
  }
}
