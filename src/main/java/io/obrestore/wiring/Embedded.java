package io.obrestore.wiring;

import io.obrestore.Settings;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.RunningClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** From settings to a running embedded OceanBase. */
final class Embedded {
  private Embedded() {}

  static EmbeddedOceanBase start(Settings.Simulator settings) {
    var defaults = SimulatorSettings.defaults();
    return start(
        new SimulatorSettings(
            settings.port(),
            settings.host(),
            settings.rootPassword().orElse(""),
            settings.restoreDuration(),
            settings.serverCpu(),
            settings.serverMemory().asLongValue(),
            settings.jdbcUrl().orElse(null),
            defaults.maxConnections(),
            defaults.loginTimeout()));
  }

  static EmbeddedOceanBase start(SimulatorSettings settings) {
    try {
      return EmbeddedOceanBase.start(settings, RunningClock.real());
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "the embedded OceanBase cannot listen on port " + settings.port(), taken);
    } catch (SQLException engine) {
      throw new IllegalStateException("the embedded OceanBase's SQL engine does not start", engine);
    }
  }
}
