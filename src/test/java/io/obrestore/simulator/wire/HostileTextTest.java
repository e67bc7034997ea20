package io.obrestore.simulator.wire;

/** Over H2. */
class HostileTextTest extends HostileTextContract {
  @Override
  Lab startLab() throws Exception {
    return Lab.start();
  }
}
