package io.obrestore.wiring;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps a known fault of the SQL client out of the log. Its pool fails a statement that has got no
 * connection twice, by its limit and by what went wrong with the connection; the second is no news
 * to anybody, and Vert.x reports it as an uncaught exception, with a stack, for each statement
 * while OceanBase cannot be reached: eclipse-vertx/vertx-sql-client issue 1706. Nothing was sent,
 * and who asked has been told.
 */
@LoggingFilter(name = "failed-twice")
public final class FailedTwice implements Filter {
  private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

  @Override
  public boolean isLoggable(LogRecord record) {
    return !(record.getThrown() instanceof IllegalStateException fault && isOfPool(fault));
  }

  /** Below the promise that refused to be failed again. */
  private static boolean isOfPool(IllegalStateException fault) {
    StackTraceElement[] stack = fault.getStackTrace();
    return stack.length > 1 && stack[1].getClassName().equals(POOL);
  }
}
