package io.obrestore.dag.store;

import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;

/** The vendor codes that mean something to the store; told apart by code, never by text. */
final class SqlErrors {
  static final int SCHEMA_EXISTS = 1007;
  static final int TABLE_EXISTS = 1050;
  static final int COLUMN_EXISTS = 1060;
  static final int KEY_EXISTS = 1061;
  static final int DUPLICATE = 1062;
  static final int NOTHING_TO_DROP = 1091;
  static final int NO_SCHEMA = 1049;
  static final int NO_TABLE = 1146;
  static final int LOCK_WAIT = 1205;
  static final int TIMEOUT = 4012;

  private SqlErrors() {}

  /** Another row has the value of a unique key. */
  static boolean isDuplicate(Throwable failure) {
    return failure instanceof MySQLException e && e.getErrorCode() == DUPLICATE;
  }

  /** OceanBase has waited for a lock, or for something else, as long as it may. */
  static boolean isHeldUp(Throwable failure) {
    return failure instanceof MySQLException e
        && (e.getErrorCode() == LOCK_WAIT || e.getErrorCode() == TIMEOUT);
  }

  /** Its connection broke while an answer was awaited. */
  static boolean isLost(Throwable failure) {
    return failure instanceof ClosedConnectionException
        || failure instanceof IOException
        || (failure instanceof OutcomeUnknownException
            && failure.getCause() != null
            && isLost(failure.getCause()));
  }

  /** What another session has just made is not seen by this one yet: OceanBase's schemas travel. */
  static boolean isNotSeenYet(Throwable failure) {
    return failure instanceof MySQLException e
        && (e.getErrorCode() == NO_SCHEMA || e.getErrorCode() == NO_TABLE);
  }

  /** A DDL statement found its work done. */
  static boolean isDone(Throwable failure) {
    return failure instanceof MySQLException e
        && switch (e.getErrorCode()) {
          case SCHEMA_EXISTS, TABLE_EXISTS, COLUMN_EXISTS, KEY_EXISTS, NOTHING_TO_DROP -> true;
          default -> false;
        };
  }
}
