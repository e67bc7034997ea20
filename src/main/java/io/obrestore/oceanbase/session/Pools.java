package io.obrestore.oceanbase.session;

import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.oceanbase.TimeLimit;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the pools. */
final class Pools {
  private static final Logger LOG = Logger.getLogger(Pools.class);

  private static final Duration IDLE_AT_MOST = Duration.ofSeconds(30);
  private static final int LOOKS = 8;

  private final Vertx vertx;
  private final TimeLimit limits;
  private final ConnectionSettings settings;
  private final Password password;
  private final List<Made> made = new CopyOnWriteArrayList<>();

  Pools(Vertx vertx, TimeLimit limits, ConnectionSettings settings, Password password) {
    this.vertx = vertx;
    this.limits = limits;
    this.settings = settings;
    this.password = password;
  }

  // A connect handler cannot refuse a session it failed to set, and no limit covers the handshake;
  // a connection provider does both, and the builder has no other way to give one.
  @SuppressWarnings("deprecation")
  Pool open(@Nullable String schema, Duration statement, Duration silence) {
    ConnectionSettings.Limits times = settings.limits();
    // A transaction that the network has cut off keeps its locks until then: before any lease ends.
    SessionVariables variables = new SessionVariables(statement, times.statementAnswer());
    SessionOpener opener =
        new SessionOpener(vertx, limits, settings, password, schema, variables, silence);
    io.vertx.sqlclient.Pool pool =
        MySQLBuilder.pool()
            .using(vertx)
            .with(options())
            .connectingTo(new MySQLConnectOptions())
            .build();
    pool.connectionProvider(opener::open);
    made.add(new Made(pool, opener));
    return new LivePool(pool, limits, times.acquire());
  }

  /**
   * How long a connection may be silent: by then nobody waits for the answer any more, and the
   * place in the pool is needed. The pool lets go of idle connections before that: this limit would
   * break one that somebody just takes.
   */
  Duration silence() {
    return settings.limits().statementAnswer().plus(ConnectionSettings.Limits.GRACE);
  }

  private PoolOptions options() {
    int idle = Math.toIntExact(idle().toMillis());
    return new PoolOptions()
        .setMaxSize(settings.poolSize())
        .setConnectionTimeout(0) // LivePool has its own
        .setIdleTimeout(idle)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setPoolCleanerPeriod(Math.max(1, idle / LOOKS));
  }

  /**
   * When the network forgets connections without a word, each shows it only by an answer that does
   * not come. By the end of the first such wait all that were idle at its begin are gone, so that
   * who asks next does not wait for another of them.
   */
  private Duration idle() {
    Duration answer = settings.limits().storeStatement();
    return answer.compareTo(IDLE_AT_MOST) < 0 ? answer : IDLE_AT_MOST;
  }

  void close() {
    for (Made one : made) {
      one.pool()
          .close()
          .onFailure(failure -> LOG.debugf("closing a pool: %s", failure.getMessage()));
      one.opener().close();
    }
  }

  private record Made(io.vertx.sqlclient.Pool pool, SessionOpener opener) {}
}
