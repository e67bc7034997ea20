package io.obrestore.simulator;

import io.obrestore.simulator.admin.AdministrationSettings;
import io.obrestore.simulator.admin.EmbeddedAdministration;
import io.obrestore.simulator.catalog.ClusterShape;
import io.obrestore.simulator.clock.SimulatorClock;
import io.obrestore.simulator.sql.SqlEngine;
import java.sql.Connection;
import java.sql.SQLException;

/** Wires catalog and restore jobs to the engine; an {@link AdminFactory}. */
public final class Administration {
  private static final String VERSION = "4.3.5.1";

  private Administration() {}

  /** With the sample cluster and the sample backups. */
  public static EmbeddedAdministration start(
      SqlEngine engine, SimulatorClock clock, SimulatorSettings settings) {
    return EmbeddedAdministration.start(
        () -> connection(engine),
        clock,
        new AdministrationSettings(
            new ClusterShape(settings.serverCpu(), settings.serverMemory(), VERSION),
            settings.restoreDuration()));
  }

  private static Connection connection(SqlEngine engine) {
    try {
      return engine.connect();
    } catch (SQLException e) {
      throw new IllegalStateException("the engine cannot be reached", e);
    }
  }
}
