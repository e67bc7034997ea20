package io.obrestore.simulator.sql;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What statements can ask of the session they come on. */
interface SessionFacts {
  long connectionId();

  /** As logged in, without the tenant. */
  String user();

  @Nullable String database();

  long lastInsertId();

  long rowCount();

  /** Value of {@code @@name}, with a scope or without; throws 1193. */
  @Nullable Object systemVariable(String name);

  @Nullable Object userValue(String name);

  /** Whether the simulator's time is the machine's, so that an engine may tell its own. */
  boolean timeIsReal();

  /** When the statement began, by the simulator's clock, in the session's time zone. */
  LocalDateTime now();

  /** The same in UTC. */
  LocalDateTime utcNow();

  ZoneOffset zone();

  SqlMode sqlMode();
}
