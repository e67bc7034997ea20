package io.obrestore.simulator.wire;

/** Capability flags with the protocol's own names ({@code CLIENT_…}). */
final class Capability {
  static final int LONG_PASSWORD = 1;
  static final int FOUND_ROWS = 1 << 1;
  static final int LONG_FLAG = 1 << 2;
  static final int CONNECT_WITH_DB = 1 << 3;
  static final int PROTOCOL_41 = 1 << 9;
  static final int TRANSACTIONS = 1 << 13;
  static final int SECURE_CONNECTION = 1 << 15;
  static final int MULTI_RESULTS = 1 << 17;
  static final int PS_MULTI_RESULTS = 1 << 18;
  static final int PLUGIN_AUTH = 1 << 19;
  static final int CONNECT_ATTRS = 1 << 20;

  /**
   * What this server does of what OceanBase announces; not TLS, compression, local files, several
   * statements, tracking of sessions. OceanBase knows neither CLIENT_DEPRECATE_EOF nor
   * CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA.
   */
  static final int SERVER =
      LONG_PASSWORD
          | FOUND_ROWS
          | LONG_FLAG
          | CONNECT_WITH_DB
          | PROTOCOL_41
          | TRANSACTIONS
          | SECURE_CONNECTION
          | MULTI_RESULTS
          | PS_MULTI_RESULTS
          | PLUGIN_AUTH
          | CONNECT_ATTRS;

  private Capability() {}
}
