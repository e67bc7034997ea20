package io.obrestore.simulator.wire;

import io.obrestore.simulator.fault.FaultAction;
import io.obrestore.simulator.fault.ReceivedStatement;
import io.obrestore.simulator.fault.StatementKind;
import io.obrestore.simulator.kernel.KernelException;
import io.obrestore.simulator.sql.Result;
import io.obrestore.simulator.sql.SessionLogin;
import io.obrestore.simulator.sql.SqlSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where each statement is logged, and meets its fault if there is one. */
final class StatementGate {
  /** Carries out the statement; throws KernelException when it is refused. */
  interface Body {
    Result run();
  }

  private final SqlSession session;
  private final SessionLogin login;
  private final WireContext context;

  StatementGate(SqlSession session, SessionLogin login, WireContext context) {
    this.session = session;
    this.login = login;
    this.context = context;
  }

  /** Runs the statement, unless a fault comes before. */
  Result pass(
      StatementKind kind, String sql, List<? extends @Nullable Object> parameters, Body statement)
      throws ConnectionCutException {
    List<@Nullable Object> kept = Collections.unmodifiableList(new ArrayList<>(parameters));
    ReceivedStatement received =
        context
            .statements()
            .add(
                number ->
                    new ReceivedStatement(
                        number,
                        session.id(),
                        login.user(),
                        kind,
                        sql,
                        kept,
                        context.clock().instant()));
    context.sessions().counters().count(sql);
    Optional<FaultAction> fault = context.faults().meeting(received);
    return fault.isEmpty() ? statement.run() : faulty(fault.get(), sql, statement);
  }

  private Result faulty(FaultAction fault, String sql, Body statement)
      throws ConnectionCutException {
    if (fault instanceof FaultAction.CutBefore) {
      throw new ConnectionCutException();
    } else if (fault instanceof FaultAction.CutAfter) {
      statement.run();
      throw new ConnectionCutException();
    } else if (fault instanceof FaultAction.Delay delay) {
      session.held(sql, delay.duration());
    } else if (fault instanceof FaultAction.Hang) {
      session.hang(sql);
    } else if (fault instanceof FaultAction.Answer answer) {
      throw error(answer.obCode(), answer.message());
    } else if (fault instanceof FaultAction.AnswerAfter answer) {
      statement.run();
      throw error(answer.obCode(), answer.message());
    } else if (fault instanceof FaultAction.Kill) {
      session.kill();
      throw new ConnectionCutException();
    }
    return statement.run();
  }

  private KernelException error(int obCode, String message) {
    return new KernelException(context.errors().byObCode(obCode), message);
  }
}
