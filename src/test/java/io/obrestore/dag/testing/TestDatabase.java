package io.obrestore.dag.testing;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A database server that tests may make schemas in. */
public record TestDatabase(Vertx vertx, String host, int port, String user) {
  private static final int CONNECTIONS = 4;
  private static final int ACQUIRE_SECONDS = 10;
  private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

  /** Sessions as the gateway sets them up, without a default schema. */
  public Pool plain() {
    return pool(options(), QUERY_TIMEOUT);
  }

  /** Sessions whose default schema is this one. */
  public Pool inSchema(String schema) {
    return inSchema(schema, QUERY_TIMEOUT);
  }

  /** The same, with an ob_query_timeout of their own. */
  public Pool inSchema(String schema, Duration queryTimeout) {
    return pool(options().setDatabase(schema), queryTimeout);
  }

  private MySQLConnectOptions options() {
    return new MySQLConnectOptions()
        .setHost(host)
        .setPort(port)
        .setUser(user)
        .setPassword("")
        .setCharset("utf8mb4");
  }

  private Pool pool(MySQLConnectOptions options, Duration queryTimeout) {
    PoolOptions limits =
        new PoolOptions()
            .setMaxSize(CONNECTIONS)
            .setConnectionTimeout(ACQUIRE_SECONDS)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    return new Pool(
        MySQLBuilder.pool()
            .with(limits)
            .connectingTo(options)
            .withConnectHandler(connection -> setUp(connection, queryTimeout))
            .using(vertx)
            .build());
  }

  private static void setUp(SqlConnection connection, Duration queryTimeout) {
    long micros = TimeUnit.NANOSECONDS.toMicros(queryTimeout.toNanos());
    connection
        .query("SET time_zone = '+00:00', ob_query_timeout = " + micros)
        .execute()
        .onComplete(done -> connection.close());
  }
}
