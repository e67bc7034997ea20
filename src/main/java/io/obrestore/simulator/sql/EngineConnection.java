package io.obrestore.simulator.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A connection to the engine, and what it was told to be like: nothing is said to it twice. */
final class EngineConnection {
  private static final Duration LOCK_SLICE = Duration.ofMillis(200);

  private final Connection jdbc;
  private final Dialect dialect;
  private @Nullable String database;
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

  /** The current one; null before the first. */
  @Nullable String database() {
    return database;
  }

  /** Makes the database current; throws 1049. */
  void useDatabase(String name) throws SQLException {
    if (!name.equals(database)) {
      dialect.useDatabase(jdbc, name);
      database = name;
    }
  }

  void zone(ZoneOffset wanted) throws SQLException {
    if (!wanted.equals(zone)) {
      dialect.timeZone(jdbc, wanted);
      zone = wanted;
    }
  }
}
