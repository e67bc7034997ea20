package io.obrestore.simulator.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** The transaction of one session over its connection to the engine. */
final class Transactions {
  private final Connection connection;
  private boolean autocommit = true;
  private boolean open;
  private boolean readOnly;

  Transactions(Connection connection) {
    this.connection = connection;
  }

  boolean autocommit() {
    return autocommit;
  }

  boolean open() {
    return open;
  }

  /** Whether the transaction that is open was begun for reading only. */
  boolean readOnly() {
    return readOnly;
  }

  /** BEGIN; commits what is open. */
  void begin(boolean forReadingOnly) throws SQLException {
    commit();
    connection.setAutoCommit(false);
    open = true;
    readOnly = forReadingOnly;
  }

  /** COMMIT, and what a definition of a table does before and after. */
  void commit() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
    ended();
  }

  void rollback() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
    ended();
  }

  private void ended() throws SQLException {
    open = false;
    readOnly = false;
    connection.setAutoCommit(autocommit);
  }

  /** SET autocommit; switching it on commits what is open. */
  void autocommit(boolean on) throws SQLException {
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

  /** A statement that reads or changes rows: opens a transaction where autocommit is off. */
  void touched() {
    if (!autocommit) {
      open = true;
    }
  }
}
