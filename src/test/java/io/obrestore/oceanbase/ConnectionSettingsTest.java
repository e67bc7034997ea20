package io.obrestore.oceanbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {
  @Test
  void thePasswordIsNotSeenInTheText() {
    ConnectionSettings settings =
        ConnectionSettings.of("ob", 2881, "root@sys", new Secret("hush-hush"), "obrestore");

    assertThat(settings.toString()).contains("root@sys").doesNotContain("hush-hush");
  }

  @Test
  void theClientWaitsLongerThanOceanBase() {
    ConnectionSettings.Limits limits = ConnectionSettings.Limits.DEFAULT;

    assertThat(limits.statementAnswer()).isGreaterThan(limits.statement());
    assertThat(limits.administrationAnswer()).isGreaterThan(limits.administration());
    assertThat(limits.restoreAnswer()).isGreaterThan(limits.restore());
    assertThat(limits.restore()).isGreaterThan(Duration.ofMinutes(10));
  }
}
