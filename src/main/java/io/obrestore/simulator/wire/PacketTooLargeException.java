package io.obrestore.simulator.wire;

import java.io.IOException;

/** A packet is above the limit: error 1153, then the connection ends. */
final class PacketTooLargeException extends IOException {
  PacketTooLargeException(long size) {
    super("packet of " + size + " bytes or more");
  }
}
