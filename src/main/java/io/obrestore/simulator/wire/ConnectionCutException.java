package io.obrestore.simulator.wire;

import java.io.IOException;

/** A fault breaks this connection. */
final class ConnectionCutException extends IOException {
  ConnectionCutException() {
    super("cut by a fault");
  }
}
