package io.obrestore.simulator.wire;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.mysqlclient.MySQLConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.mysqlclient.MySQLConnectOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection of the reactive client, used in a blocking way. */
final class Reactive implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);

  final Vertx vertx = Vertx.vertx();
  final MySQLConnection connection;

  Reactive(int port, String password, @Nullable String database) {
    connection =
        MySQLConnection.connect(vertx, options(port, password, database)).await().atMost(LIMIT);
  }

  static MySQLConnectOptions options(int port, String password, @Nullable String database) {
    MySQLConnectOptions options =
        new MySQLConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setUser("root@sys#cluster")
            .setPassword(password)
            .setCachePreparedStatements(false);
    return database == null ? options : options.setDatabase(database);
  }

  RowSet<Row> query(String sql) {
    return connection.query(sql).execute().await().atMost(LIMIT);
  }

  RowSet<Row> prepared(String sql, @Nullable Object... parameters) {
    Tuple tuple = Tuple.tuple();
    for (Object parameter : parameters) {
      tuple.addValue(parameter);
    }
    return connection.preparedQuery(sql).execute(tuple).await().atMost(LIMIT);
  }

  @Override
  public void close() {
    vertx.close().await().atMost(LIMIT);
  }
}
