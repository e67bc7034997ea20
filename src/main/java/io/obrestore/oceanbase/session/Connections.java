package io.obrestore.oceanbase.session;

import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.oceanbase.ConnectionSettings.Limits;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.Reader;
import io.obrestore.oceanbase.view.ViewColumns;
import io.obrestore.oceanbase.view.Views;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * All connections to OceanBase: a pool for the views, which needs no schema and so works before the
 * service's own exists, pools for its store, and sessions for administration. Opens nothing before
 * it is asked to.
 */
public final class Connections {
  private static final Logger LOG = Logger.getLogger(Connections.class);
  private static final Duration DEFINITION_SILENCE = Duration.ofSeconds(60);

  private final Vertx vertx;
  private final ConnectionSettings settings;
  private final TimeLimit timer;
  private final Password password;
  private final ViewColumns columns = new ViewColumns();
  private final Pools pools;
  private final SessionOpener administration;
  private final Pool pool;

  /** Waits by the real time. */
  public Connections(Vertx vertx, ConnectionSettings settings) {
    this(vertx, settings, new TimeLimit(vertx));
  }

  /**
   * @param timer of every limit
   */
  public Connections(Vertx vertx, ConnectionSettings settings, TimeLimit timer) {
    this.vertx = vertx;
    this.settings = settings;
    this.timer = timer;
    this.password = new Password(settings.password());
    this.pools = new Pools(vertx.getDelegate(), timer, settings, password);
    Limits limits = settings.limits();
    this.administration =
        new SessionOpener(
            vertx.getDelegate(),
            timer,
            settings,
            password,
            null,
            new SessionVariables(limits.administration(), limits.transaction()),
            limits.restoreAnswer().plus(Limits.GRACE));
    this.pool = pools.open(null, limits.statement(), pools.silence());
  }

  /** The pool without a default schema: for views, and to make the store's schema with. */
  public Pool pool() {
    return pool;
  }

  /**
   * A new pool whose sessions have the store's schema as their default; the schema must exist by
   * the time of the first use (1049 otherwise). Call it once and keep it.
   */
  public Pool storePool() {
    return pools.open(settings.schema(), settings.limits().storeStatement(), pools.silence());
  }

  /**
   * The same, to define tables with: OceanBase gives up a definition whose connection is closed,
   * and that of an index takes as long as the table is large.
   */
  public Pool definitionPool() {
    return pools.open(settings.schema(), settings.limits().statement(), DEFINITION_SILENCE);
  }

  /** Time limits for those who use a pool themselves. */
  public TimeLimit timer() {
    return timer;
  }

  /** Typed reads by the pool. */
  public Views views() {
    return views(pool, settings.limits().pooledAnswer());
  }

  /** Opens a session for administration. Nothing was sent when this fails. */
  public Uni<AdministrationSession> openSession() {
    return UniHelper.toUni(administration.open(vertx.getDelegate().getOrCreateContext()))
        .onFailure()
        .transform(Failures::translateConnect)
        .chain(core -> identify(SqlConnection.newInstance(core)));
  }

  private Uni<AdministrationSession> identify(SqlConnection connection) {
    Views views = views(connection, settings.limits().statementAnswer());
    return views
        .sessions()
        .connectionId()
        .map(id -> new AdministrationSession(connection, id, views, timer, settings.limits()))
        .onFailure()
        .invoke(() -> SessionOpener.close(connection.getDelegate()));
  }

  /** Ends a session; well too when it is gone already. Ask the views until it is gone. */
  public Uni<Void> kill(long connectionId) {
    AdministrationStatement kill = Statements.kill(connectionId);
    return timer
        .await(
            settings.limits().pooledAnswer(),
            kill.describe(),
            pool.query(kill.sql()).execute().replaceWithVoid())
        .onFailure(failure -> Failures.classify(failure) == ErrorClass.ALREADY_DONE)
        .recoverWithNull()
        .onFailure()
        .transform(failure -> Failures.translate(failure, kill.describe()));
  }

  /**
   * Whether the account takes that password: logs in, and hangs up at once. Where it is the
   * service's own account, its new connections use that password from then on. Fails with an
   * OceanBaseException when OceanBase did not say.
   *
   * @param user such as {@code root@sys}
   */
  public Uni<Boolean> logsIn(String user, Secret proof) {
    var opener =
        new SessionOpener(
            vertx.getDelegate(),
            timer,
            settings.withUser(user),
            new Password(proof),
            null,
            new SessionVariables(settings.limits().statement(), settings.limits().transaction()),
            settings.limits().statementAnswer());
    return UniHelper.toUni(opener.open(vertx.getDelegate().getOrCreateContext()))
        .invoke(SessionOpener::close)
        .replaceWith(true)
        .onFailure(Failures::isAccessDenied)
        .recoverWithItem(false)
        .invoke(right -> adopt(user, proof, right))
        .onFailure()
        .transform(Failures::translateConnect)
        .onTermination()
        .invoke(opener::close);
  }

  private void adopt(String user, Secret proof, boolean right) {
    if (right && user.equals(settings.user()) && password.adopt(proof)) {
      LOG.infof("The password of %s has changed in OceanBase: the new one is used", user);
    }
  }

  /** Whether OceanBase answers within the limit: ends well, or fails with an OceanBaseException. */
  public Uni<Void> probe(Duration limit) {
    return views(pool, limit).sessions().probe();
  }

  /** Closes the pools and what is open besides. Waits for no statement. */
  public void close() {
    pools.close();
    administration.close();
  }

  private Views views(SqlClient client, Duration answer) {
    return Views.of(new Reader(client, timer, answer, columns));
  }
}
