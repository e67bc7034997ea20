package io.obrestore.simulator.sql;

/**
 * Who opened a session.
 *
 * @param user as given, such as {@code root@sys}
 * @param host address and port of the client
 */
public record SessionLogin(String user, String host) {
  /** The user without tenant and cluster. */
  public String shortUser() {
    int at = user.indexOf('@');
    return at < 0 ? user : user.substring(0, at);
  }
}
