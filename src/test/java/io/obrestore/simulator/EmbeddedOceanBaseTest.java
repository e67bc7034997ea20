package io.obrestore.simulator;

/** Over H2. */
class EmbeddedOceanBaseTest extends EmbeddedOceanBaseContract {
  @Override
  SimulatorSettings settings() {
    return SimulatorSettings.defaults();
  }
}
