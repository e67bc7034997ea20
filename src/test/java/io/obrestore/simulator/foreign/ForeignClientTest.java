package io.obrestore.simulator.foreign;

import io.obrestore.simulator.SimulatorSettings;

/** Over H2. */
class ForeignClientTest extends ForeignClientContract {
  @Override
  SimulatorSettings settings() {
    return SimulatorSettings.defaults();
  }
}
