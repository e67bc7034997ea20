package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of one session over its connection to the engine. One that is open for longer
 * than ob_trx_timeout, by the machine's clock, is rolled back, whether its session asks for
 * something or is silent; after that the session is refused all but its end.
 */
final class Transactions {
  private final Connection connection;
  private final KernelErrors errors;
  private final Watchdog watchdog;
  private final Supplier<Duration> limit;
  private final Runnable interrupt;
  private boolean autocommit = true;
  private boolean open;
  private boolean readOnly;
  private boolean atWork;
  private boolean expired;
  private long number;
  private @Nullable Future<?> alarm;

  /**
   * @param limit ob_trx_timeout
   * @param interrupt ends the statement under way, on its own thread
   */
  Transactions(
      Connection connection,
      KernelErrors errors,
      Watchdog watchdog,
      Supplier<Duration> limit,
      Runnable interrupt) {
    this.connection = connection;
    this.errors = errors;
    this.watchdog = watchdog;
    this.limit = limit;
    this.interrupt = interrupt;
  }

  synchronized boolean autocommit() {
    return autocommit;
  }

  synchronized boolean open() {
    return open;
  }

  /** Whether the transaction that is open was begun for reading only. */
  synchronized boolean readOnly() {
    return readOnly;
  }

  /** BEGIN; commits what is open. */
  synchronized void begin(boolean forReadingOnly) throws SQLException {
    commit();
    connection.setAutoCommit(false);
    opened();
    readOnly = forReadingOnly;
  }

  /** COMMIT, and what a definition of a table does before and after; throws 6002. */
  synchronized void commit() throws SQLException {
    boolean tooLate = expired;
    if (!tooLate && !connection.getAutoCommit()) {
      connection.commit();
    }
    ended();
    if (tooLate) {
      throw errors.raise("OB_TRANS_ROLLBACKED");
    }
  }

  synchronized void rollback() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
    ended();
  }

  private void opened() {
    open = true;
    long which = ++number;
    alarm = watchdog.after(limit.get(), () -> expire(which));
  }

  private void ended() throws SQLException {
    open = false;
    readOnly = false;
    expired = false;
    cancelAlarm();
    connection.setAutoCommit(autocommit);
  }

  private void cancelAlarm() {
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }

  /** SET autocommit; switching it on commits what is open. */
  synchronized void autocommit(boolean on) throws SQLException {
    if (on == autocommit) {
      return;
    }
    autocommit = on;
    if (on) {
      commit();
    } else {
      connection.setAutoCommit(false);
    }
  }

  /**
   * A statement that reads or changes rows begins: opens a transaction where autocommit is off;
   * throws 4012 where the time of the one that is open is over.
   */
  synchronized void begins() {
    if (expired) {
      throw errors.raise("OB_TRANS_TIMEOUT");
    }
    if (!autocommit && !open) {
      opened();
    }
    atWork = true;
  }

  /** That statement is over. */
  synchronized void ends() throws SQLException {
    atWork = false;
    if (expired) {
      connection.rollback();
    }
  }

  /** On the watchdog's thread, which must not wait for the engine: a statement under way does. */
  private synchronized void expire(long which) {
    if (!open || which != number) {
      return;
    }
    expired = true;
    if (atWork) {
      interrupt.run();
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException("the engine cannot roll back", e);
    }
  }
}
