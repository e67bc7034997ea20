package io.obrestore.simulator.wire;

/** Numbers of the collations that are announced. */
final class Collation {
  static final int UTF8MB4_GENERAL_CI = 45;
  static final int UTF8MB4_BIN = 46;
  static final int BINARY = 63;

  private Collation() {}
}
