package io.obrestore.simulator.sql;

import io.obrestore.simulator.clock.Interrupter;
import io.obrestore.simulator.kernel.KernelErrors;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The statement a session is busy with, as other threads see and end it. A killed session stays
 * killed; a killed query is over with its statement.
 */
final class Execution {
  private enum End {
    NONE,
    QUERY_KILLED,
    TIMED_OUT,
    SESSION_KILLED
  }

  private final KernelErrors errors;
  private final Interrupter interrupter = new Interrupter();
  private End end = End.NONE;
  private boolean active;
  private boolean waitsByItself;
  private volatile boolean waitsForLock;
  private boolean cancelled;
  private @Nullable Statement statement;

  Execution(KernelErrors errors) {
    this.errors = errors;
  }

  /** For waits of this session on the simulator's clock. */
  Interrupter interrupter() {
    return interrupter;
  }

  synchronized void begin() {
    active = true;
    if (end != End.SESSION_KILLED) {
      end = End.NONE;
      interrupter.clear();
    }
  }

  synchronized void finish() {
    active = false;
    statement = null;
  }

  /** Makes the engine's statement known, so that it can be cancelled. */
  synchronized void attach(Statement running) {
    statement = running;
  }

  synchronized void detach() {
    statement = null;
  }

  /** Ends the statement under way, if there is one, with 1317. */
  synchronized void killQuery() {
    if (active && end == End.NONE) {
      stop(End.QUERY_KILLED);
    }
  }

  /** Ends the statement under way, and refuses all later ones. */
  synchronized void killSession() {
    stop(End.SESSION_KILLED);
  }

  /** While a statement waits on the simulator's clock, that clock tells when its time is over. */
  synchronized void waitsByItself(boolean waits) {
    waitsByItself = waits;
  }

  /** Whether it has waited for somebody's lock for a while, and does so still. */
  void waitsForLock(boolean waits) {
    waitsForLock = waits;
  }

  boolean waitsForLock() {
    return waitsForLock;
  }

  /** Ends the statement under way with 4012. */
  synchronized void timeOut() {
    if (active && !waitsByItself && end == End.NONE) {
      stop(End.TIMED_OUT);
    }
  }

  private void stop(End how) {
    end = how;
    cancelled = true;
    interrupter.raise();
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw new IllegalStateException("the engine cannot cancel", e);
      }
    }
  }

  /** Whether any statement was ended from outside: the engine may find out at a later one. */
  synchronized boolean cancelled() {
    return cancelled;
  }

  synchronized boolean ended() {
    return end != End.NONE;
  }

  synchronized boolean sessionKilled() {
    return end == End.SESSION_KILLED;
  }

  /** Throws what the end of this statement means to its client, if it was ended. */
  synchronized void check(long timeoutMicros) {
    switch (end) {
      case NONE -> {}
      case TIMED_OUT -> throw errors.raise("OB_TIMEOUT", timeoutMicros);
      case QUERY_KILLED ->
          throw errors.raise("OB_ERR_QUERY_INTERRUPTED", "please check the reason.");
      case SESSION_KILLED -> throw errors.raise("OB_ERR_SESSION_INTERRUPTED");
    }
  }
}
