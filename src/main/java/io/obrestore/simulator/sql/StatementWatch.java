package io.obrestore.simulator.sql;

import io.obrestore.simulator.clock.SimulatorClock;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * What goes on around each statement of a session: its time-out, its end by others, its errors in
 * the kernel's words. Waits on the simulator's clock time out by that clock, the engine's work by
 * the machine's.
 */
final class StatementWatch implements AutoCloseable {
  /** Longer than any test or demo lives. */
  static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** One statement's work. */
  interface Body<T> {
    T run() throws SQLException;
  }

  private final SessionState state;
  private final Sessions sessions;
  private final Execution execution;
  private final StatementTimeout timeout;
  private final SimulatorClock clock;
  private Duration limit = FOR_EVER;
  private Instant begun;

  StatementWatch(SessionState state, Sessions sessions) {
    this.state = state;
    this.sessions = sessions;
    this.clock = sessions.clock();
    this.execution = new Execution(sessions.errors());
    this.timeout = new StatementTimeout(sessions.watchdog(), execution::timeOut);
    this.begun = clock.instant();
  }

  Execution execution() {
    return execution;
  }

  /** Runs the body within ob_query_timeout; throws KernelException when it is refused or ended. */
  <T> T run(String sql, Body<T> body) {
    Duration timeout = state.variables().queryTimeout();
    return watched(sql, timeout, timeout, body);
  }

  /** The same with a limit for its waits on the simulator's clock alone. */
  <T> T waiting(String sql, Duration longest, Body<T> body) {
    return watched(sql, longest, FOR_EVER, body);
  }

  /** From its begin on, the statement under way may wait that long. */
  void limit(Duration longest) {
    limit = longest;
  }

  private <T> T watched(String sql, Duration longestWait, Duration longestWork, Body<T> body) {
    state.running(sql);
    limit = longestWait;
    begun = clock.instant();
    execution.begin();
    timeout.begin(longestWork);
    try {
      if (execution.sessionKilled()) {
        check();
      }
      return translated(sql, body);
    } finally {
      timeout.finish();
      execution.finish();
      state.running(null);
    }
  }

  /** Runs the body without any limit; what it throws comes as a KernelException. */
  <T> T translated(String sql, Body<T> body) {
    try {
      T result = body.run();
      state.lastError(null);
      return result;
    } catch (KernelException e) {
      throw failed(e);
    } catch (SqlSyntaxException e) {
      KernelException error = SyntaxErrors.near(errors(), sql, e.position());
      error.initCause(e);
      throw failed(error);
    } catch (SQLException e) {
      throw failed(engineError(e, sql));
    }
  }

  private KernelException failed(KernelException error) {
    state.lastError(error);
    return error;
  }

  private KernelException engineError(SQLException e, String sql) {
    try {
      check();
      return sessions.dialect().error(e, SqlText.read(sql, state.sqlMode()), state.database());
    } catch (KernelException ended) {
      ended.addSuppressed(e);
      return ended;
    }
  }

  /** Waits on the simulator's clock; throws KernelException when the statement ends before. */
  void pause(Duration duration) {
    Duration left = limit.minus(Duration.between(begun, clock.instant()));
    boolean tooLong = duration.compareTo(left) > 0;
    execution.waitsByItself(true);
    boolean passed = clock.await(tooLong ? left : duration, execution.interrupter());
    execution.waitsByItself(false);
    if (passed && tooLong) {
      execution.timeOut();
    }
    check();
  }

  /** Whether its statement cannot go on before time does, or before somebody's lock goes. */
  boolean rests() {
    return execution.waitsForLock() || execution.interrupter().waitsBeyond(clock.instant());
  }

  /** Throws when the session, the query or its time is over. */
  private void check() {
    execution.check(limit.toNanos() / 1000);
  }

  @Override
  public void close() {
    timeout.close();
  }

  private KernelErrors errors() {
    return sessions.errors();
  }
}
