package io.obrestore.oceanbase.session;

import io.obrestore.oceanbase.ConnectionSettings.Limits;
import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.view.Views;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * A connection of its own for administration statements: passwords, KMS info and time-outs set on
 * it are inherited by nobody. Close it after use.
 */
public final class AdministrationSession implements AutoCloseable {
  private final SqlConnection connection;
  private final long connectionId;
  private final Views views;
  private final TimeLimit timer;
  private final Limits limits;

  AdministrationSession(
      SqlConnection connection, long connectionId, Views views, TimeLimit timer, Limits limits) {
    this.connection = connection;
    this.connectionId = connectionId;
    this.views = views;
    this.timer = timer;
    this.limits = limits;
  }

  /** CONNECTION_ID: what KILL takes. */
  public long connectionId() {
    return connectionId;
  }

  /** Reads on this very session: it sees what its own statements did. */
  public Views views() {
    return views;
  }

  /**
   * Sends a statement as text and waits for its answer. Fails with an OceanBaseException without
   * the statement's secrets; a NoAnswerException says that it may have taken effect, and that this
   * session is of no more use.
   */
  public Uni<Void> execute(AdministrationStatement statement) {
    return switch (statement.kind()) {
      // RESTORE waits for its tenant for up to ten minutes before it answers.
      case RESTORE ->
          send(
                  SessionVariables.queryTimeoutSql(limits.restore()),
                  statement,
                  limits.administrationAnswer())
              .chain(() -> send(statement.sql(), statement, limits.restoreAnswer()));
      default -> send(statement.sql(), statement, limits.administrationAnswer());
    };
  }

  private Uni<Void> send(String sql, AdministrationStatement statement, Duration limit) {
    return timer
        .await(limit, statement.describe(), connection.query(sql).execute())
        .onFailure()
        .transform(failure -> Failures.translate(failure, statement.describe(), statement::redact))
        .replaceWithVoid();
  }

  /** Closes without waiting; a statement under way goes on in OceanBase. */
  @Override
  public void close() {
    SessionOpener.close(connection.getDelegate());
  }
}
