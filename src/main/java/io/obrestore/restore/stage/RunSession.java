package io.obrestore.restore.stage;

import io.obrestore.dag.RunContext;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.session.AdministrationSession;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.view.Views;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one connection a run sends administration statements on. OceanBase knows no epoch, so this is
 * the fence: the CONNECTION_ID stands in the dag, written fenced, before the first statement;
 * whoever claims the dag next kills that session and waits until it is gone. A runner that wakes up
 * after its lease finds its connection closed.
 */
final class RunSession {
  /** In place of a CONNECTION_ID: no session can send anything. */
  static final String NONE = "";

  private final RunContext context;
  private final Connections connections;
  private @Nullable AdministrationSession open;
  private boolean alone;
  private boolean killTold;

  RunSession(RunContext context, Connections connections) {
    this.context = context;
    this.connections = connections;
  }

  /**
   * Whether no session of an earlier owner, or a lost one of ours, can send anything for this dag
   * any more.
   */
  Uni<Boolean> alone() {
    String previous = context.dag().session();
    if (alone || open != null || previous == null || previous.equals(NONE)) {
      alone = true;
      return Uni.createFrom().item(true);
    }
    long id = Long.parseLong(previous);
    return connections
        .kill(id)
        .chain(() -> connections.views().sessions().isGone(id))
        .invoke(gone -> told(id, gone));
  }

  private void told(long id, boolean gone) {
    alone = gone;
    if (gone || !killTold) {
      killTold = !gone;
      context.log("Session " + id + " of an earlier run is " + (gone ? "gone" : "killed"));
    }
  }

  /**
   * The session, opened and written to the dag on first use.
   *
   * @param leftovers when opening it, also note that something may be left in OceanBase from here
   *     on
   */
  Uni<AdministrationSession> get(@Nullable Boolean leftovers) {
    return open == null ? open(null, leftovers) : Uni.createFrom().item(open);
  }

  /** The session, and these facts written to the dag: in one write when it is opened. */
  Uni<AdministrationSession> recording(String facts) {
    var session = open;
    return session == null
        ? open(facts, null)
        : context.record(facts, null, null).replaceWith(session);
  }

  private Uni<AdministrationSession> open(@Nullable String facts, @Nullable Boolean leftovers) {
    if (!alone) {
      throw new IllegalStateException("an earlier session may still be alive");
    }
    return context
        .whileOwner(connections::openSession)
        .chain(
            session ->
                context
                    .record(facts, Long.toString(session.connectionId()), leftovers)
                    .replaceWith(session)
                    .invoke(written -> open = written)
                    .onFailure()
                    .invoke(session::close));
  }

  /** Reads on the session; without an answer it is given up. */
  <T> Uni<T> read(Function<Views, Uni<T>> question) {
    return get(null).chain(session -> unlessLost(question.apply(session.views())));
  }

  /** Sends a statement while this run owns the dag. Without an answer the session is given up. */
  Uni<Void> execute(AdministrationStatement statement) {
    return get(null)
        .chain(session -> unlessLost(context.whileOwner(() -> session.execute(statement))));
  }

  private <T> Uni<T> unlessLost(Uni<T> answer) {
    return answer.onFailure(RunSession::isNoAnswer).invoke(this::lose);
  }

  /** On a session that is broken everything would fail, again and again. */
  private static boolean isNoAnswer(Throwable failure) {
    return !(failure instanceof RefusedException)
        || Failures.classify(failure) == ErrorClass.UNKNOWN_OUTCOME;
  }

  /** Gives the session up as lost: it is killed, and looked for, before the next one is opened. */
  void lose() {
    close();
    alone = false;
  }

  /** Closes it between statements and notes so: nobody has to kill it. For a stage that goes on. */
  Uni<Void> release() {
    close();
    return context.record(null, NONE, null).replaceWithVoid();
  }

  /** Closes it without waiting. */
  void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
