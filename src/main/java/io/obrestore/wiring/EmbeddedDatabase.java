package io.obrestore.wiring;

import io.obrestore.Settings;
import io.obrestore.SettingsRules;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.runtime.LaunchMode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where OceanBase is: as configured, or the embedded one, which is started first. On without asking
 * in dev and test mode when no host is configured, elsewhere by obrestore.oceanbase.embedded=true.
 * Nothing else of the service knows which it is.
 */
@Singleton
class EmbeddedDatabase {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

  private final Settings settings;
  private final @Nullable EmbeddedOceanBase server;

  EmbeddedDatabase(Settings settings) {
    this.settings = SettingsRules.checked(settings);
    this.server = wanted(settings) ? start(settings) : null;
  }

  private static boolean wanted(Settings settings) {
    boolean byDefault = LaunchMode.current().isDevOrTest() && settings.oceanbase().host().isEmpty();
    return settings.oceanbase().embedded().orElse(byDefault);
  }

  private static EmbeddedOceanBase start(Settings settings) {
    var server = Embedded.start(settings.simulator());
    LOG.warnf(
        "THE EMBEDDED OCEANBASE IS ON, on port %d: a stand-in for trying things out. Nothing here is real data, and all"
            + " of it is gone when this process ends",
        server.port());
    return server;
  }

  /** Whether OceanBase is the embedded one. */
  boolean embedded() {
    return server != null;
  }

  String host() {
    return server != null
        ? settings.simulator().host()
        : settings
            .oceanbase()
            .host()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No OceanBase is configured: set obrestore.oceanbase.host, or"
                            + " obrestore.oceanbase.embedded=true to try things out"));
  }

  int port() {
    return server != null ? server.port() : settings.oceanbase().port();
  }

  String password() {
    return (server != null ? settings.simulator().rootPassword() : settings.oceanbase().password())
        .orElse("");
  }

  @PreDestroy
  void stop() throws SQLException {
    if (server != null) {
      server.close();
    }
  }
}
