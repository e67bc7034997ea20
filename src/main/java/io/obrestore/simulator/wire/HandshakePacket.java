package io.obrestore.simulator.wire;

import java.util.Arrays;

/** The greeting, Protocol::HandshakeV10. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HandshakePacket(String version, long connectionId, byte[] scramble) {
  private static final int PROTOCOL_VERSION = 10;
  private static final int FIRST_PART = 8;

  byte[] payload() {
    int scrambleWithZero = scramble.length + 1;
    PayloadWriter out =
        new PayloadWriter()
            .int1(PROTOCOL_VERSION)
            .nulTerminated(version)
            .int4(connectionId)
            .bytes(Arrays.copyOf(scramble, FIRST_PART))
            .int1(0)
            .int2(Capability.SERVER)
            .int1(Collation.UTF8MB4_BIN)
            .int2(ServerStatus.STATUS_AUTOCOMMIT)
            .int2(Capability.SERVER >>> 16)
            .int1(scrambleWithZero)
            .zeros(10);
    return out.bytes(Arrays.copyOfRange(scramble, FIRST_PART, scramble.length))
        .int1(0)
        .nulTerminated(NativePassword.PLUGIN)
        .payload();
  }
}
