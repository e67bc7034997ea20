package io.obrestore.simulator.wire;

/** Over H2. */
class JdbcClientTest extends JdbcClientContract {
  @Override
  Lab startLab() throws Exception {
    return Lab.start();
  }
}
