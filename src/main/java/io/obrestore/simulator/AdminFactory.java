package io.obrestore.simulator;

import io.obrestore.simulator.admin.AdminStatements;
import io.obrestore.simulator.clock.SimulatorClock;
import io.obrestore.simulator.sql.SqlEngine;
import java.sql.SQLException;

/** Makes what answers administration statements, once the engine is up. */
@FunctionalInterface
public interface AdminFactory {
  /** May keep the engine to open connections of its own; closed before the engine if closeable. */
  AdminStatements create(SqlEngine engine, SimulatorClock clock, SimulatorSettings settings)
      throws SQLException;
}
