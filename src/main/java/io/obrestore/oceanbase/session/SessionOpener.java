package io.obrestore.oceanbase.session;

import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.NoConnectionException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.spi.MySQLDriver;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions: connects, shakes hands, and sets the session, all within one limit. A session
 * that could not be set is closed and never used.
 */
final class SessionOpener {
  private static final Logger LOG = Logger.getLogger(SessionOpener.class);

  /** A statement that comes again is not prepared again. OceanBase gives 5930 at the 51st. */
  private static final int PREPARED_KEPT = 32;

  private final TimeLimit limits;
  private final ConnectionFactory factory;
  private final String setSession;
  private final Duration limit;

  /**
   * @param limits the timer
   * @param schema the default schema, which must exist; null for none
   * @param silence a connection that says nothing for so long is closed, also in the middle of a
   *     statement or of the handshake
   */
  SessionOpener(
      Vertx vertx,
      TimeLimit limits,
      ConnectionSettings settings,
      Password password,
      @Nullable String schema,
      SessionVariables variables,
      Duration silence) {
    this.limits = limits;
    this.limit = settings.limits().connect();
    this.setSession = variables.sql();
    this.factory =
        MySQLDriver.INSTANCE.createConnectionFactory(
            vertx,
            () -> Future.succeededFuture(options(settings, password.current(), schema, silence)));
  }

  private static MySQLConnectOptions options(
      ConnectionSettings settings, Secret password, @Nullable String schema, Duration silence) {
    MySQLConnectOptions options = new MySQLConnectOptions();
    options.setHost(settings.host());
    options.setPort(settings.port());
    options.setUser(settings.user());
    options.setPassword(password.value());
    options.setDatabase(schema == null ? "" : schema);
    options.setCharset("utf8mb4");
    options.setCachePreparedStatements(true);
    options.setPreparedStatementCacheMaxSize(PREPARED_KEPT);
    // Fencing counts the rows that matched, not those that changed.
    options.setUseAffectedRows(false);
    options.setTcpKeepAlive(true);
    options.setConnectTimeout(Math.toIntExact(settings.limits().connect().toMillis()));
    options.setIdleTimeout(Math.toIntExact(silence.toMillis()));
    options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    return options;
  }

  /**
   * A session ready to be used. Fails with {@link NoConnectionException} after the limit, else with
   * what the client says: users of the pool may know nothing of this package.
   */
  Future<SqlConnection> open(Context context) {
    // The context's own promise: the pool takes a connection on its context only, and may listen
    // when
    // it is there already. Any other promise would call the pool on the thread that asked.
    Promise<SqlConnection> opened = ((ContextInternal) context).promise();
    Runnable alarm =
        limits.alarm(
            limit,
            () ->
                opened.tryFail(
                    new NoConnectionException(
                        "no session within " + limit.toMillis() + " ms", null)));
    factory
        .connect(context)
        .compose(this::set)
        .onComplete(
            done -> {
              alarm.run();
              if (done.failed()) {
                opened.tryFail(Failures.translateConnect(done.cause()));
              } else if (!opened.tryComplete(done.result())) {
                close(done.result());
              }
            });
    return opened.future();
  }

  private Future<SqlConnection> set(SqlConnection connection) {
    heedBreaks(connection);
    return connection
        .query(setSession)
        .execute()
        .<SqlConnection>map(connection)
        .onFailure(failure -> close(connection));
  }

  /**
   * That it broke is told to whoever uses it, by what they wait for. To a connection without a
   * handler the client prints it as well, with a stack, past the log.
   */
  static void heedBreaks(SqlConnection connection) {
    connection.exceptionHandler(broken -> LOG.debugf("a connection broke: %s", broken));
  }

  /** Closes without waiting. */
  static void close(SqlConnection connection) {
    connection
        .close()
        .onFailure(failure -> LOG.debugf("closing a session: %s", failure.getMessage()));
  }

  /** Gives the sockets back that are open still. */
  void close() {
    Promise<Void> closed = Promise.promise();
    factory.close(closed);
    closed.future().onFailure(failure -> LOG.debugf("closing sessions: %s", failure.getMessage()));
  }
}
