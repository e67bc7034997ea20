package io.obrestore.simulator.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A connection to the engine for sessions, and whether the next one may have it. */
final class EngineConnection {
  private static final Duration LOCK_SLICE = Duration.ofMillis(200);

  private final Connection jdbc;
  private final Dialect dialect;
  private boolean asNew = true;
  private @Nullable ZoneOffset zone;

  private EngineConnection(Connection jdbc, Dialect dialect) {
    this.jdbc = jdbc;
    this.dialect = dialect;
  }

  /** Makes a new connection ready for statements of sessions. */
  static EngineConnection of(Connection jdbc, Dialect dialect) throws SQLException {
    dialect.prepare(jdbc, LOCK_SLICE);
    return new EngineConnection(jdbc, dialect);
  }

  Connection jdbc() {
    return jdbc;
  }

  /** Whether another session may begin on it: H2 has no way back out of a database. */
  boolean isAsNew() {
    return asNew;
  }

  /** Makes the database current; throws 1049. */
  void useDatabase(String name) throws SQLException {
    asNew = false;
    dialect.useDatabase(jdbc, name);
  }

  void zone(ZoneOffset wanted) throws SQLException {
    if (!wanted.equals(zone)) {
      dialect.timeZone(jdbc, wanted);
      zone = wanted;
    }
  }
}
