package io.obrestore.simulator.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalog's transactions, one at a time, as the root service works: what a statement looked at
 * is still so when it writes.
 */
public final class Database implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Database.class.getName());

  private final Supplier<Connection> connections;
  private final ReentrantLock rootService = new ReentrantLock();
  private @Nullable Connection kept;

  public Database(Supplier<Connection> connections) {
    this.connections = connections;
  }

  /** Runs the work and commits; whatever it throws rolls all of it back. Not to be nested. */
  public <T> T transaction(Function<Sql, T> work) {
    rootService.lock();
    try {
      return committed(connection(), work);
    } catch (SQLException e) {
      forget();
      throw new CatalogException("catalog transaction", e);
    } catch (CatalogException e) {
      forget();
      throw e;
    } finally {
      rootService.unlock();
    }
  }

  /** One for all transactions, as there is one at a time: the engine knows its statements then. */
  private Connection connection() throws SQLException {
    if (kept == null) {
      Connection opened = connections.get();
      opened.setAutoCommit(false);
      kept = opened;
    }
    return kept;
  }

  /** A connection that failed is not used again. */
  private void forget() {
    Connection failed = kept;
    kept = null;
    close(failed);
  }

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.log(System.Logger.Level.DEBUG, "the engine's connection is gone already", e);
      }
    }
  }

  /** Closes the connection; one that is used later is opened anew. */
  @Override
  public void close() {
    rootService.lock();
    try {
      forget();
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
