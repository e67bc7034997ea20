package io.obrestore.simulator.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The catalog's transactions, one at a time, as the root service works: what a statement looked at
 * is still so when it writes.
 */
public final class Database {
  private final Supplier<Connection> connections;
  private final ReentrantLock rootService = new ReentrantLock();

  public Database(Supplier<Connection> connections) {
    this.connections = connections;
  }

  /** Runs the work and commits; whatever it throws rolls all of it back. Not to be nested. */
  public <T> T transaction(Function<Sql, T> work) {
    rootService.lock();
    try (Connection connection = connections.get()) {
      connection.setAutoCommit(false);
      return committed(connection, work);
    } catch (SQLException e) {
      throw new CatalogException("catalog transaction", e);
    } finally {
      rootService.unlock();
    }
  }

  private static <T> T committed(Connection connection, Function<Sql, T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.apply(new Sql(connection));
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }
}
