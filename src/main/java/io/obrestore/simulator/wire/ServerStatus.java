package io.obrestore.simulator.wire;

import io.obrestore.simulator.sql.SqlSession;

/** Status flags with the protocol's own names ({@code SERVER_…}). */
final class ServerStatus {
  static final int STATUS_IN_TRANS = 1;
  static final int STATUS_AUTOCOMMIT = 2;
  static final int STATUS_NO_BACKSLASH_ESCAPES = 512;

  private ServerStatus() {}

  /** The flags of a session as it is. */
  static int of(SqlSession session) {
    return (session.inTransaction() ? STATUS_IN_TRANS : 0)
        | (session.autocommit() ? STATUS_AUTOCOMMIT : 0)
        | (session.noBackslashEscapes() ? STATUS_NO_BACKSLASH_ESCAPES : 0);
  }
}
