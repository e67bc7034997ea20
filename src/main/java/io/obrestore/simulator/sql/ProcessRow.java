package io.obrestore.simulator.sql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as the process list shows it.
 *
 * @param user without the tenant
 * @param host address and port of the client
 * @param since when its state began
 * @param info the statement under way, null while idle
 */
record ProcessRow(
    long id,
    String user,
    String host,
    @Nullable String database,
    Instant since,
    @Nullable String info) {
  String command() {
    return info == null ? "Sleep" : "Query";
  }

  String state() {
    return info == null ? "SLEEP" : "ACTIVE";
  }
}
