package io.obrestore.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BelievedProxiesTest {
  private static final String PROXY = "quarkus.http.proxy.";

  private static Config config(Map<String, String> settings) {
    var named = new HashMap<String, String>();
    settings.forEach((key, value) -> named.put(PROXY + key, value));
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(named, "test", 100))
        .build();
  }

  @Test
  void aProxyThatIsNamedIsBelieved() {
    var named = Map.of("proxy-address-forwarding", "true", "trusted-proxies", "127.0.0.1,::1");

    assertThatCode(() -> BelievedProxies.check(config(named))).doesNotThrowAnyException();
    assertThatCode(() -> BelievedProxies.check(config(Map.of()))).doesNotThrowAnyException();
  }

  @Test
  void whereNobodyIsNamedEverybodyWouldBeBelieved() {
    assertThatThrownBy(
            () -> BelievedProxies.check(config(Map.of("proxy-address-forwarding", "true"))))
        .hasMessageContaining("quarkus.http.proxy.trusted-proxies must");
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,true", "true,false"})
  void oneHeaderIsBelievedAtMost(boolean standard, boolean usual) {
    var config =
        config(
            Map.of(
                "proxy-address-forwarding",
                "true",
                "trusted-proxies",
                "127.0.0.1",
                "allow-forwarded",
                Boolean.toString(standard),
                "allow-x-forwarded",
                Boolean.toString(usual)));

    if (standard && usual) {
      assertThatThrownBy(() -> BelievedProxies.check(config)).hasMessageContaining("both");
    } else {
      assertThatCode(() -> BelievedProxies.check(config)).doesNotThrowAnyException();
    }
  }
}
