package io.obrestore.simulator.foreign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.mysqlclient.MySQLConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection of the reactive client. */
final class ReactiveSession implements ClientSession {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Vertx vertx;
  private final MySQLConnection connection;
  private final boolean prepared;

  private ReactiveSession(Vertx vertx, MySQLConnection connection, boolean prepared) {
    this.vertx = vertx;
    this.connection = connection;
    this.prepared = prepared;
  }

  /** prepared: every statement is prepared by the server. */
  static ReactiveSession open(Door door, boolean prepared) throws ClientException {
    Vertx vertx = Vertx.vertx();
    MySQLConnectOptions options =
        new MySQLConnectOptions()
            .setHost("127.0.0.1")
            .setPort(door.port())
            .setUser(door.user())
            .setPassword(door.password())
            .setDatabase(door.database())
            .setCachePreparedStatements(false);
    try {
      MySQLConnection connection = await(MySQLConnection.connect(vertx, options));
      return new ReactiveSession(vertx, connection, prepared);
    } catch (ClientException e) {
      vertx.close().await().atMost(LIMIT);
      throw e;
    }
  }

  private static <T> T await(Uni<T> uni) throws ClientException {
    try {
      return uni.await().atMost(LIMIT);
    } catch (MySQLException e) {
      ClientException told =
          ClientException.refused(
              e.getErrorCode(), e.getSqlState(), String.valueOf(e.getMessage()));
      told.initCause(e);
      throw told;
    } catch (RuntimeException e) {
      ClientException told = ClientException.lost(String.valueOf(e.getMessage()));
      told.initCause(e);
      throw told;
    }
  }

  @Override
  public Answer query(String sql) throws ClientException {
    RowSet<Row> rows =
        await(prepared ? connection.preparedQuery(sql).execute() : connection.query(sql).execute());
    List<List<@Nullable String>> values = new ArrayList<>();
    for (Row row : rows) {
      List<@Nullable String> list = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        list.add(Words.of(row.getValue(i)));
      }
      values.add(list);
    }
    return values.isEmpty() ? Answer.NOTHING : new Answer(rows.columnsNames(), values);
  }

  @Override
  public void close() {
    vertx.close().await().atMost(LIMIT);
  }
}
