package io.obrestore.oceanbase;

import java.time.Duration;

/**
 * Where OceanBase is and how long to wait for it.
 *
 * @param host name or address of an observer or of a proxy
 * @param port of the MySQL protocol, by default 2881
 * @param user such as {@code root@sys}
 * @param password of that user, possibly empty
 * @param schema of the service's own store
 * @param limits time limits of every wait
 * @param poolSize the most connections of one pool
 */
public record ConnectionSettings(
    String host,
    int port,
    String user,
    Secret password,
    String schema,
    Limits limits,
    int poolSize) {

  /** Connections of a pool, unless told otherwise. */
  public static final int POOL_SIZE = 16;

  /** Settings with the limits and the pool size that fit most clusters. */
  public static ConnectionSettings of(
      String host, int port, String user, Secret password, String schema) {
    return new ConnectionSettings(host, port, user, password, schema, Limits.DEFAULT, POOL_SIZE);
  }

  /** The same for another account. */
  public ConnectionSettings withUser(String other) {
    return new ConnectionSettings(host, port, other, password, schema, limits, poolSize);
  }

  /**
   * How long the service waits. A server that hangs gives no error, so each of these is a limit of
   * the client's own.
   *
   * @param connect until a connection is open and its session set, handshake included
   * @param acquire until the pool gives a connection
   * @param statement given to OceanBase as ob_query_timeout; the client waits a little longer
   * @param transaction given to OceanBase as ob_trx_timeout of administration sessions; a pool's
   *     have {@link #statementAnswer()}
   * @param administration given to OceanBase as ob_query_timeout of administration sessions
   * @param restore given to OceanBase as ob_query_timeout of ALTER SYSTEM RESTORE, which waits up
   *     to ten minutes for the new tenant
   */
  public record Limits(
      Duration connect,
      Duration acquire,
      Duration statement,
      Duration transaction,
      Duration administration,
      Duration restore) {
    /** 5 s, 5 s, 10 s, 30 s, 60 s, 700 s. */
    public static final Limits DEFAULT =
        new Limits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(700));

    private static final int STORE_SHARE = 5;

    /** How much longer the client waits than OceanBase, so that OceanBase's own answer wins. */
    public static final Duration GRACE = Duration.ofSeconds(2);

    /**
     * Given to OceanBase as ob_query_timeout of the store's sessions. The store waits for {@link
     * #statement()}, so that OceanBase's own answer wins there, too.
     */
    public Duration storeStatement() {
      return statement.minus(statement.dividedBy(STORE_SHARE));
    }

    /** How long the client waits for an ordinary statement. */
    public Duration statementAnswer() {
      return statement.plus(GRACE);
    }

    /** How long the client waits for one read or write by a pool, the acquire included. */
    public Duration pooledAnswer() {
      return acquire.plus(statementAnswer());
    }

    /** How long the client waits for an administration statement. */
    public Duration administrationAnswer() {
      return administration.plus(GRACE);
    }

    /** How long the client waits for RESTORE. */
    public Duration restoreAnswer() {
      return restore.plus(GRACE.multipliedBy(10));
    }
  }
}
