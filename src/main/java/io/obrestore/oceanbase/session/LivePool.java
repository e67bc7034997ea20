package io.obrestore.oceanbase.session;

import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.error.NoConnectionException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Query;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.function.Function;

/**
 * A pool whose single statements give a connection back only when it is known whether it lives. The
 * client's own fail in the middle of their connection's closing, and put it back at once: who waits
 * for a place is given it, and what is sent on it is never answered. Who takes a connection has to
 * see to that too.
 */
final class LivePool extends Pool {
  private final TimeLimit limits;
  private final Duration acquire;

  /**
   * @param pool that has no limit of its own for getting a connection: it may tell who waits that
   *     the time is over, and hand it a connection all the same, which nobody gives back
   * @param acquire how long to wait for one
   */
  LivePool(io.vertx.sqlclient.Pool pool, TimeLimit limits, Duration acquire) {
    super(pool);
    this.limits = limits;
    this.acquire = acquire;
  }

  @Override
  public Uni<SqlConnection> getConnection() {
    return limits
        .await(acquire, this::noneInTime, super.getConnection(), LivePool::giveBack)
        .invoke(connection -> SessionOpener.heedBreaks(connection.getDelegate()));
  }

  private NoConnectionException noneInTime() {
    return new NoConnectionException("no connection within " + acquire.toMillis() + " ms", null);
  }

  private static void giveBack(SqlConnection late) {
    SessionOpener.close(late.getDelegate());
  }

  @Override
  public Query<RowSet<Row>> query(String sql) {
    return new Query<>(super.query(sql).getDelegate()) {
      @Override
      public Uni<RowSet<Row>> execute() {
        return lent(connection -> connection.query(sql).execute());
      }
    };
  }

  @Override
  public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
    return new PreparedQuery<>(super.preparedQuery(sql).getDelegate()) {
      @Override
      public Uni<RowSet<Row>> execute() {
        return lent(connection -> connection.preparedQuery(sql).execute());
      }

      @Override
      public Uni<RowSet<Row>> execute(Tuple values) {
        return lent(connection -> connection.preparedQuery(sql).execute(values));
      }
    };
  }

  private <T> Uni<T> lent(Function<SqlConnection, Uni<T>> work) {
    return getConnection()
        .chain(
            connection ->
                work.apply(connection)
                    .onFailure()
                    .call(LivePool::nextTurn)
                    .onItemOrFailure()
                    .call((item, failure) -> connection.close().onFailure().recoverWithNull()));
  }

  /** Of the event loop, which has closed the connection by then if it is being closed. */
  private static Uni<Void> nextTurn() {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context loop = Vertx.currentContext();
              if (loop == null) {
                emitter.complete(null);
              } else {
                loop.runOnContext(turn -> emitter.complete(null));
              }
            });
  }
}
