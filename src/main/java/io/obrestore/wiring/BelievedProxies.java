package io.obrestore.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start where everybody would be believed about who they are. Left alone, Quarkus takes
 * the word of all where no proxy is named, and of what two headers say that of the client's choice.
 */
@ApplicationScoped
class BelievedProxies {
  private static final String PROXY = "quarkus.http.proxy.";
  private static final int FIRST = 1;

  void check(@Observes @Priority(FIRST) StartupEvent event, Config config) {
    check(config);
  }

  static void check(Config config) {
    if (!isSet(config, "proxy-address-forwarding")) {
      return;
    }
    Optional<String> trusted = config.getOptionalValue(PROXY + "trusted-proxies", String.class);
    if (trusted.filter(proxies -> !proxies.isBlank()).isEmpty()) {
      throw new IllegalArgumentException(
          "Settings that cannot be: quarkus.http.proxy.trusted-proxies must name the proxies that are believed, since"
              + " quarkus.http.proxy.proxy-address-forwarding is true: without it everybody would be");
    }
    if (isSet(config, "allow-forwarded") && isSet(config, "allow-x-forwarded")) {
      throw new IllegalArgumentException(
          "Settings that cannot be: quarkus.http.proxy.allow-forwarded and quarkus.http.proxy.allow-x-forwarded must not"
              + " both be true: a proxy sets one of these headers and leaves the other to its clients");
    }
  }

  private static boolean isSet(Config config, String key) {
    return config.getOptionalValue(PROXY + key, Boolean.class).orElse(false);
  }
}
