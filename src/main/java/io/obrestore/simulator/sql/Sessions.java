package io.obrestore.simulator.sql;

import io.obrestore.simulator.admin.AdminStatements;
import io.obrestore.simulator.clock.SimulatorClock;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelViews;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** All sessions of a server; safe for use by many threads. */
public final class Sessions implements AutoCloseable {
  /** Ids of OceanBase's sessions are above what a signed int holds. */
  private static final long FIRST_ID = 3_221_487_617L;

  private final Map<Long, SqlSession> open = new ConcurrentHashMap<>();
  private final AtomicLong nextId = new AtomicLong(FIRST_ID);
  private final SqlEngine engine;
  private final KernelErrors errors;
  private final SimulatorClock clock;
  private final AdminStatements admin;
  private final SystemVariables variables;
  private final Watchdog watchdog = new Watchdog("simulator-query-timeouts");
  private final ProcessTable processes;
  private final StatementCounters counters = new StatementCounters();

  /** The kernel's root service runs DDL one after another; H2 fails when two make one schema. */
  private final Lock definitions = new ReentrantLock();

  private final SqlTexts texts = new SqlTexts();

  /** Makes the process list's table in the engine; sqlPort is what it shows. */
  public Sessions(
      SqlEngine engine,
      KernelErrors errors,
      SimulatorClock clock,
      AdminStatements admin,
      int sqlPort)
      throws SQLException {
    this.engine = engine;
    this.errors = errors;
    this.clock = clock;
    this.admin = admin;
    this.variables = new SystemVariables(errors);
    this.processes = ProcessTable.create(engine, sqlPort);
  }

  /** An id that no session of this server has had. */
  public long newId() {
    return nextId.getAndIncrement();
  }

  /** Opens a session; onKill ends its client's connection. It is to be closed by the caller. */
  public SqlSession open(long id, SessionLogin login, Runnable onKill) throws SQLException {
    EngineConnection connection = engine.lend(login.database());
    SqlSession session = new SqlSession(this, id, login, connection, onKill);
    open.put(id, session);
    return session;
  }

  SqlEngine engine() {
    return engine;
  }

  Lock definitions() {
    return definitions;
  }

  SqlTexts texts() {
    return texts;
  }

  void closed(long id) {
    open.remove(id);
  }

  Optional<SqlSession> find(long id) {
    return Optional.ofNullable(open.get(id));
  }

  /** How many are open. */
  public int count() {
    return open.size();
  }

  /** Whether a session was killed, or is not there. */
  public boolean isOver(long id) {
    return find(id).map(SqlSession::killed).orElse(true);
  }

  /**
   * How many sessions of such users have a statement that cannot go on before time does, or before
   * somebody's lock goes.
   */
  public long resting(Predicate<String> user) {
    return open.values().stream()
        .filter(session -> session.rests() && user.test(session.user()))
        .count();
  }

  List<ProcessRow> list() {
    List<ProcessRow> rows = new ArrayList<>();
    open.values().forEach(session -> rows.add(session.state().process()));
    rows.sort(Comparator.comparingLong(ProcessRow::id));
    return rows;
  }

  void fillProcessTable() throws SQLException {
    processes.fill(list(), clock.instant());
  }

  /** Kills all sessions, as a restart does. */
  public void killAll() {
    open.values().forEach(SqlSession::kill);
  }

  /** Of all statements received. */
  public StatementCounters counters() {
    return counters;
  }

  KernelErrors errors() {
    return errors;
  }

  SimulatorClock clock() {
    return clock;
  }

  AdminStatements admin() {
    return admin;
  }

  SystemVariables variables() {
    return variables;
  }

  KernelViews views() {
    return engine.views();
  }

  Dialect dialect() {
    return engine.dialect();
  }

  Watchdog watchdog() {
    return watchdog;
  }

  @Override
  public void close() throws SQLException {
    killAll();
    watchdog.close();
    processes.close();
  }
}
