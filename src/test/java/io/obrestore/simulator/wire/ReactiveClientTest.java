package io.obrestore.simulator.wire;

/** Over H2. */
class ReactiveClientTest extends ReactiveClientContract {
  @Override
  Lab startLab() throws Exception {
    return Lab.start();
  }
}
