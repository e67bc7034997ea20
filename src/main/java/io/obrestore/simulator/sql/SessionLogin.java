package io.obrestore.simulator.sql;

import org.jspecify.annotations.Nullable;

/**
 * Who opened a session.
 *
 * @param user as given, such as {@code root@sys}
 * @param host address and port of the client
 * @param database that its client uses first; null for none
 */
public record SessionLogin(String user, String host, @Nullable String database) {
  /** The user without tenant and cluster. */
  public String shortUser() {
    int at = user.indexOf('@');
    return at < 0 ? user : user.substring(0, at);
  }
}
