package io.obrestore.dag.testing;

import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
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

  private static InvocationHandler client(Object target, Tap tap) {
    return (self, method, arguments) ->
        switch (method.getName()) {
          case "preparedQuery", "query" ->
              query(method, invoke(target, method, arguments), (String) arguments[0], tap);
          case "getConnection" ->
              ((Future<?>) invoke(target, method, arguments))
                  .map(connection -> proxy(SqlConnection.class, client(connection, tap)));
          case "begin" -> tap.pass("BEGIN", null, () -> begun((SqlConnection) target, tap));
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
          case "commit" -> tap.pass("COMMIT", null, transaction::commit);
          case "rollback" -> tap.pass("ROLLBACK", null, transaction::rollback);
          default -> invoke(transaction, method, arguments);
        };
  }

  private static Object query(Method method, Object query, String sql, Tap tap) {
    return proxy(
        method.getReturnType(),
        (self, called, arguments) ->
            called.getName().equals("execute")
                ? tap.pass(
                    sql,
                    arguments == null ? null : (Tuple) arguments[0],
                    () -> future(invoke(query, called, arguments)))
                : invoke(query, called, arguments));
  }

  @SuppressWarnings("unchecked")
  private static <T> Future<T> future(Object answer) {
    return (Future<T>) answer;
  }

  private static Object invoke(Object target, Method method, @Nullable Object[] arguments) {
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
