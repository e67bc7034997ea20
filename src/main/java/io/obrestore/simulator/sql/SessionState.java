package io.obrestore.simulator.sql;

import io.obrestore.simulator.clock.SimulatorClock;
import io.obrestore.simulator.kernel.KernelException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of itself. Written by the thread that carries out its statements; {@link
 * #process} may be asked from any.
 */
final class SessionState implements SessionFacts {
  private final long id;
  private final SessionLogin login;
  private final SimulatorClock clock;
  private final SessionVariables variables;
  private volatile @Nullable String database;
  private volatile @Nullable String running;
  private volatile Instant since;
  private List<String> decryption = List.of();
  private @Nullable KernelException lastError;
  private long lastInsertId;
  private long rowCount;

  SessionState(long id, SessionLogin login, SimulatorClock clock, SessionVariables variables) {
    this.id = id;
    this.login = login;
    this.clock = clock;
    this.variables = variables;
    this.since = clock.instant();
  }

  SessionVariables variables() {
    return variables;
  }

  /** A statement is under way from now on; null: none is. */
  void running(@Nullable String sql) {
    running = sql;
    since = clock.instant();
  }

  /** A row of the process list. */
  ProcessRow process() {
    return new ProcessRow(id, user(), login.host(), database, since, running);
  }

  /** The database that is current now. */
  void database(String name) {
    database = name.toLowerCase(Locale.ROOT);
  }

  /** Keeps what ROW_COUNT and LAST_INSERT_ID tell, and returns the result. */
  Result count(Result result) {
    if (result instanceof Result.Done done) {
      rowCount = done.affectedRows();
      lastInsertId = done.lastInsertId() > 0 ? done.lastInsertId() : lastInsertId;
    } else {
      rowCount = -1;
    }
    return result;
  }

  /** How the last statement failed; null if it did not. */
  void lastError(@Nullable KernelException error) {
    lastError = error;
  }

  @Nullable KernelException lastError() {
    return lastError;
  }

  /** Passwords of SET DECRYPTION. */
  List<String> decryption() {
    return decryption;
  }

  void decryption(List<String> passwords) {
    decryption = List.copyOf(passwords);
  }

  /** COM_RESET_CONNECTION: the database stays. */
  void reset() {
    variables.reset();
    decryption = List.of();
    lastError = null;
    lastInsertId = 0;
    rowCount = 0;
  }

  @Override
  public long connectionId() {
    return id;
  }

  /** The user as logged in, with tenant and cluster. */
  String account() {
    return login.user();
  }

  @Override
  public String user() {
    return login.shortUser();
  }

  @Override
  public @Nullable String database() {
    return database;
  }

  @Override
  public long lastInsertId() {
    return lastInsertId;
  }

  @Override
  public long rowCount() {
    return rowCount;
  }

  @Override
  public @Nullable Object systemVariable(String name) {
    return variables.read(name);
  }

  @Override
  public @Nullable Object userValue(String name) {
    return variables.userVariable(name);
  }

  @Override
  public boolean timeIsReal() {
    return clock.isReal();
  }

  @Override
  public LocalDateTime now() {
    return LocalDateTime.ofInstant(since, zone());
  }

  @Override
  public LocalDateTime utcNow() {
    return LocalDateTime.ofInstant(since, ZoneOffset.UTC);
  }

  @Override
  public ZoneOffset zone() {
    return variables.zone();
  }

  @Override
  public SqlMode sqlMode() {
    return variables.sqlMode();
  }
}
