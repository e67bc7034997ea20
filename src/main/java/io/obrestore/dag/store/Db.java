package io.obrestore.dag.store;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The database of the dags. Each answer is waited for a limited time; what is waited for is never
 * cancelled, since a cancelled statement runs on, and a cancelled transaction commits.
 */
final class Db {
  private final Pool pool;
  private final Patience patience;

  /**
   * @param pool its sessions have the default schema of the dags, {@code time_zone='+00:00'} and a
   *     time-out for getting a connection
   * @param timer rings when a time-out is over
   * @param timeout for one statement, or for one whole transaction
   */
  Db(Pool pool, Timer timer, Duration timeout) {
    this.pool = pool;
    this.patience = new Patience(timer, timeout);
  }

  /** One statement of its own. */
  Uni<RowSet<Row>> run(String sql, @Nullable Object... parameters) {
    return patience.with(
        () -> pool.preparedQuery(sql).execute(Tuple.tuple(Arrays.asList(parameters))));
  }

  /** Parameter marks for a list of values. */
  static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** One statement on a connection. */
  static Uni<RowSet<Row>> on(SqlConnection connection, String sql, @Nullable Object... parameters) {
    return connection.preparedQuery(sql).execute(Tuple.tuple(Arrays.asList(parameters)));
  }

  /**
   * A transaction: committed when the work answers, rolled back when it fails. After the time-out
   * the work goes on, and is rolled back at its end, unless its COMMIT was already sent.
   *
   * @return fails with {@link OutcomeUnknownException} when the COMMIT was sent and its answer did
   *     not come
   */
  <T> Uni<T> transaction(Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              AtomicReference<Phase> phase = new AtomicReference<>(Phase.WORKING);
              return patience
                  .with(() -> connected(phase, work))
                  .onFailure(Patience.TimedOutException.class)
                  .transform(late -> afterTimeout(phase, late));
            });
  }

  private static Throwable afterTimeout(AtomicReference<Phase> phase, Throwable late) {
    return phase.compareAndSet(Phase.WORKING, Phase.ABANDONED)
        ? late
        : new OutcomeUnknownException(late);
  }

  private <T> Uni<T> connected(AtomicReference<Phase> phase, Function<SqlConnection, Uni<T>> work) {
    return pool.getConnection()
        .chain(
            connection ->
                connection
                    .begin()
                    .chain(
                        transaction ->
                            work.apply(connection)
                                .onFailure(SqlErrors::isLost)
                                .call(Db::onceItIsClosed)
                                .onFailure()
                                .call(
                                    failure -> transaction.rollback().onFailure().recoverWithNull())
                                .call(() -> commit(phase, connection, transaction)))
                    .onFailure(SqlErrors::isLost)
                    .call(Db::onceItIsClosed)
                    .onItemOrFailure()
                    .call((item, failure) -> connection.close().onFailure().recoverWithNull()));
  }

  /**
   * The client tells that a connection is lost while it closes it. What it is asked for on that
   * connection in the same moment it never answers, and the pool may give it out again: the next
   * turn of the event loop is early enough.
   */
  private static Uni<Void> onceItIsClosed() {
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

  private static Uni<Void> commit(
      AtomicReference<Phase> phase, SqlConnection connection, Transaction transaction) {
    if (!phase.compareAndSet(Phase.WORKING, Phase.COMMITTING)) {
      return transaction.rollback();
    }
    return transaction
        .commit()
        .onFailure(SqlErrors::isLost)
        .call(Db::onceItIsClosed)
        .onFailure()
        .call(() -> ended(connection))
        .onFailure()
        .transform(failure -> new OutcomeUnknownException(failure));
  }

  /**
   * A COMMIT that was refused may have left its transaction open. On that session, which goes back
   * to the pool, its writes would be seen as if they were there.
   */
  private static Uni<Void> ended(SqlConnection connection) {
    return connection.query("ROLLBACK").execute().replaceWithVoid().onFailure().recoverWithNull();
  }

  private enum Phase {
    WORKING,
    COMMITTING,
    ABANDONED
  }
}
