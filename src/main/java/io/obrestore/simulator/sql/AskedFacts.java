package io.obrestore.simulator.sql;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The facts of a session, and whether anybody has asked for one that can change. */
final class AskedFacts implements SessionFacts {
  private final SessionFacts facts;
  private boolean asked;

  AskedFacts(SessionFacts facts) {
    this.facts = facts;
  }

  /** Whether what was made of them is good for this session and this moment alone. */
  boolean asked() {
    return asked;
  }

  private SessionFacts ask() {
    asked = true;
    return facts;
  }

  @Override
  public long connectionId() {
    return ask().connectionId();
  }

  @Override
  public String user() {
    return ask().user();
  }

  @Override
  public @Nullable String database() {
    return ask().database();
  }

  @Override
  public long lastInsertId() {
    return ask().lastInsertId();
  }

  @Override
  public long rowCount() {
    return ask().rowCount();
  }

  @Override
  public @Nullable Object systemVariable(String name) {
    return ask().systemVariable(name);
  }

  @Override
  public @Nullable Object userValue(String name) {
    return ask().userValue(name);
  }

  /** It never changes. */
  @Override
  public boolean timeIsReal() {
    return facts.timeIsReal();
  }

  @Override
  public LocalDateTime now() {
    return ask().now();
  }

  @Override
  public LocalDateTime utcNow() {
    return ask().utcNow();
  }

  @Override
  public ZoneOffset zone() {
    return ask().zone();
  }

  /** Whoever keeps something of a statement keeps it by its mode. */
  @Override
  public SqlMode sqlMode() {
    return facts.sqlMode();
  }
}
