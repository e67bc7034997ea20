package io.obrestore.simulator.wire;

import org.jspecify.annotations.Nullable;

/**
 * The client's answer to the greeting, Protocol::HandshakeResponse41.
 *
 * @param auth the answer to the scramble
 * @param database null when the client names none
 * @param plugin null when the client names none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HandshakeResponse(
    int capabilities,
    String user,
    byte[] auth,
    @Nullable String database,
    @Nullable String plugin) {
  static HandshakeResponse read(byte[] payload) throws ProtocolException {
    PayloadReader in = new PayloadReader(payload);
    int capabilities = in.int4();
    if ((capabilities & Capability.PROTOCOL_41) == 0) {
      throw new ProtocolException("a client of the protocol before 4.1");
    }
    in.skip(4 + 1 + 23);
    String user = in.nulTerminatedText();
    byte[] auth = auth(in, capabilities);
    boolean withDatabase = has(capabilities, Capability.CONNECT_WITH_DB) && in.remaining() > 0;
    String database = withDatabase ? in.nulTerminatedText() : "";
    boolean withPlugin = has(capabilities, Capability.PLUGIN_AUTH) && in.remaining() > 0;
    String plugin = withPlugin ? in.nulTerminatedText() : null;
    return new HandshakeResponse(
        capabilities, user, auth, database.isEmpty() ? null : database, plugin);
  }

  /** Whether the answer is one of mysql_native_password; it is when the client names no method. */
  boolean nativePassword() {
    return plugin == null || plugin.isEmpty() || plugin.equals(NativePassword.PLUGIN);
  }

  private static byte[] auth(PayloadReader in, int capabilities) throws ProtocolException {
    return has(capabilities, Capability.SECURE_CONNECTION)
        ? in.bytes(in.int1())
        : in.nulTerminated();
  }

  private static boolean has(int capabilities, int flag) {
    return (capabilities & flag) != 0;
  }
}
