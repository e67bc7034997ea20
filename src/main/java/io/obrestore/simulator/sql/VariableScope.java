package io.obrestore.simulator.sql;

import java.util.Locale;

/** A system variable as a statement names it: {@code x}, {@code session.x}, {@code global.x}. */
record VariableScope(boolean global, String name) {
  /** Reads the name with its scope; without one it is the session's. */
  static VariableScope parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      return new VariableScope(false, text);
    }
    String scope = text.substring(0, dot).toLowerCase(Locale.ROOT);
    return new VariableScope(scope.equals("global"), text.substring(dot + 1));
  }
}
