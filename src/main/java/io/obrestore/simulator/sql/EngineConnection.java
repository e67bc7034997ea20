package io.obrestore.simulator.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection to the engine for sessions, and whether the next one may have it. */
final class EngineConnection {
  private static final Duration LOCK_SLICE = Duration.ofMillis(200);

  private final Connection jdbc;
  private final Dialect dialect;
  private @Nullable String database;
  private boolean used;
  private long lentAt;
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

  /** Whether that is the current database, null for none: H2 has no way back out of one. */
  boolean isIn(@Nullable String wanted) {
    return Objects.equals(database, wanted);
  }

  /** A session begins on it, when there had been that many definitions. */
  EngineConnection lent(long definitions) {
    lentAt = definitions;
    used = false;
    return this;
  }

  /** How many definitions there had been when its session began. */
  long lentAt() {
    return lentAt;
  }

  /**
   * Makes the database current; throws 1049. Not said again to who has just begun in it: H2 forgets
   * by that what it has read.
   */
  void useDatabase(String name) throws SQLException {
    if (used || !isIn(name)) {
      dialect.useDatabase(jdbc, name);
    }
    used = true;
    database = name;
  }

  void zone(ZoneOffset wanted) throws SQLException {
    if (!wanted.equals(zone)) {
      dialect.timeZone(jdbc, wanted);
      zone = wanted;
    }
  }
}
