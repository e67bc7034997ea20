package io.obrestore.simulator.wire;

import io.obrestore.simulator.SimulatorSettings;

/** Over H2. */
class ViewBytesTest extends ViewBytesContract {
  @Override
  SimulatorSettings settings() {
    return SimulatorSettings.defaults();
  }
}
