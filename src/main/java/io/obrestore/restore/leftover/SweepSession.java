package io.obrestore.restore.leftover;

import io.obrestore.dag.store.Duties;
import io.obrestore.dag.store.Duties.Turn;
import io.obrestore.oceanbase.session.AdministrationSession;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.view.Views;
import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;

/**
 * The one connection of a sweep. Its id stands with the turn before its first statement, so that
 * whoever has the next turn kills it first; and before each statement the turn is asked for again.
 */
final class SweepSession {
  private final Duties duties;
  private final Turn turn;
  private final AdministrationSession session;
  private final BooleanSupplier stopped;

  SweepSession(Duties duties, Turn turn, AdministrationSession session, BooleanSupplier stopped) {
    this.duties = duties;
    this.turn = turn;
    this.session = session;
    this.stopped = stopped;
  }

  String id() {
    return Long.toString(session.connectionId());
  }

  Views views() {
    return session.views();
  }

  /** Sends it, unless the turn is over: then it fails with {@link TurnOverException}. */
  Uni<Void> execute(AdministrationStatement statement) {
    return mine().chain(() -> session.execute(statement));
  }

  /** Fails where the turn is another's, or this replica stops. */
  Uni<Void> mine() {
    return Uni.createFrom()
        .deferred(
            () ->
                stopped.getAsBoolean()
                    ? Uni.createFrom().failure(new TurnOverException())
                    : duties.hold(turn, id()))
        .chain(
            held ->
                held && !stopped.getAsBoolean()
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(new TurnOverException()));
  }

  void close() {
    session.close();
  }

  /** This replica sweeps no more. */
  static final class TurnOverException extends RuntimeException {
    TurnOverException() {
      super("the turn is over", null, false, false);
    }
  }
}
