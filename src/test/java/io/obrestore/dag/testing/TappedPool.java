package io.obrestore.dag.testing;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A pool whose statements a test sees, holds back or loses, on any database. */
public final class TappedPool {
  private TappedPool() {}

  /** Stands between the store and the database. */
  @FunctionalInterface
  public interface Tap {
    /**
     * A statement that the store sends.
     *
     * @param parameters null for one without; for BEGIN, COMMIT and ROLLBACK too
     * @param send sends it
     * @return what the store is answered
     */
    <T> Future<T> pass(String sql, @Nullable Tuple parameters, Supplier<Future<T>> send);
  }

  /** The same pool, behind a tap. */
  public static Pool of(Pool pool, Tap tap) {
    return new Pool(proxy(io.vertx.sqlclient.Pool.class, client(pool.getDelegate(), tap)));
  }

  private static InvocationHandler client(SqlClient target, Tap tap) {
    return (self, method, arguments) ->
        switch (method.getName()) {
          case "preparedQuery" ->
              query(
                  PreparedQuery.class,
                  target.preparedQuery((String) arguments[0]),
                  (String) arguments[0],
                  tap);
          case "query" ->
              query(Query.class, target.query((String) arguments[0]), (String) arguments[0], tap);
          case "getConnection" ->
              answer(
                  arguments,
                  ((io.vertx.sqlclient.Pool) target)
                      .getConnection()
                      .map(connection -> proxy(SqlConnection.class, client(connection, tap))));
          case "begin" ->
              answer(arguments, tap.pass("BEGIN", null, () -> begun((SqlConnection) target, tap)));
          default -> invoke(target, method, arguments);
        };
  }

  private static Future<Transaction> begun(SqlConnection connection, Tap tap) {
    return connection
        .begin()
        .map(transaction -> proxy(Transaction.class, ending(transaction, tap)));
  }

  private static InvocationHandler ending(Transaction transaction, Tap tap) {
    return (self, method, arguments) ->
        switch (method.getName()) {
          case "commit" -> answer(arguments, tap.pass("COMMIT", null, transaction::commit));
          case "rollback" -> answer(arguments, tap.pass("ROLLBACK", null, transaction::rollback));
          default -> invoke(transaction, method, arguments);
        };
  }

  private static <Q extends Query<?>> Q query(Class<Q> type, Query<?> query, String sql, Tap tap) {
    return proxy(
        type,
        (self, method, arguments) -> {
          if (!method.getName().equals("execute")) {
            return invoke(query, method, arguments);
          }
          Tuple values = arguments != null && arguments[0] instanceof Tuple tuple ? tuple : null;
          return answer(
              arguments,
              tap.pass(
                  sql,
                  values,
                  () ->
                      values == null
                          ? query.execute().map(rows -> rows)
                          : ((PreparedQuery<?>) query).execute(values).map(rows -> rows)));
        });
  }

  /** The client's methods come in two forms: with a handler, and with a future to return. */
  private static <T> @Nullable Object answer(
      @Nullable Object @Nullable [] arguments, Future<T> future) {
    if (arguments != null && arguments[arguments.length - 1] instanceof Handler<?> given) {
      @SuppressWarnings("unchecked")
      Handler<AsyncResult<T>> handler = (Handler<AsyncResult<T>>) given;
      future.onComplete(handler);
      return null;
    }
    return future;
  }

  private static Object invoke(
      Object target, Method method, @Nullable Object @Nullable [] arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (IllegalAccessException | InvocationTargetException failed) {
      throw new IllegalStateException(method + " failed", failed);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(TappedPool.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
