package io.obrestore.simulator.admin;

/**
 * The part of sql_mode that changes what a literal means.
 *
 * @param noBackslashEscapes a backslash in a string stands for itself
 * @param ansiQuotes double quotes enclose names
 */
public record SqlMode(boolean noBackslashEscapes, boolean ansiQuotes) {
  static SqlMode of(AdminSession session) {
    return new SqlMode(session.noBackslashEscapes(), session.ansiQuotes());
  }
}
