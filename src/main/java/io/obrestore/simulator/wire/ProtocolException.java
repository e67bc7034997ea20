package io.obrestore.simulator.wire;

import java.io.IOException;

/** The client does not keep to the protocol: its connection ends. */
final class ProtocolException extends IOException {
  ProtocolException(String message) {
    super(message);
  }
}
