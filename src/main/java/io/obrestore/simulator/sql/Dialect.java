package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelException;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** All that depends on which engine is behind. */
interface Dialect {
  /** The statement in the engine's language; throws KernelException or SqlSyntaxException. */
  Translation translate(SqlText text, SessionFacts facts);

  /** The kernel's error for what the engine says. */
  KernelException error(SQLException e, SqlText text, @Nullable String database);

  /** Whether the engine gave up waiting for a lock, so that the statement can be tried again. */
  boolean lockTimedOut(SQLException e);

  /** How column i of a result is announced; i counts from 1. */
  ResultColumn column(ResultSetMetaData meta, int i) throws SQLException;

  /** Makes a new connection ready; it is given up in that time when it waits for a lock. */
  void prepare(Connection connection, Duration lockSlice) throws SQLException;

  /** Makes the database current; throws 1049. */
  void useDatabase(Connection connection, String database) throws SQLException;

  /** Whether a connection that a session has left is as good as a new one. */
  boolean reusable();

  void timeZone(Connection connection, ZoneOffset zone) throws SQLException;

  /** Around names. */
  String nameQuote();
}
