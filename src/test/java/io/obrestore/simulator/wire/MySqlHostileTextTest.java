package io.obrestore.simulator.wire;

/** By MySQL's Connector/J, over H2. */
class MySqlHostileTextTest extends HostileTextContract {
  @Override
  Lab startLab() throws Exception {
    return Lab.start();
  }

  @Override
  String driver() {
    return "mysql";
  }
}
