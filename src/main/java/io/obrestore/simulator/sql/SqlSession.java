package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelErrors;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session: its variables, its transaction, its connection to the engine. Statements come from
 * one thread at a time; {@link #kill} and {@link #killQuery} from any.
 */
public final class SqlSession implements AutoCloseable {
  private final Sessions sessions;
  private final EngineConnection connection;
  private final Runnable onKill;
  private final SessionState state;
  private final StatementWatch watch;
  private final Transactions transactions;
  private final StatementRunner runner;
  private final SessionCommands commands;
  private boolean defined;

  SqlSession(
      Sessions sessions,
      long id,
      SessionLogin login,
      EngineConnection connection,
      Runnable onKill) {
    this.sessions = sessions;
    this.connection = connection;
    this.onKill = onKill;
    SessionVariables variables =
        new SessionVariables(sessions.variables(), new VariableValues(sessions.errors()));
    this.state = new SessionState(id, login, sessions.clock(), variables);
    this.watch = new StatementWatch(state, sessions);
    this.transactions =
        new Transactions(
            connection.jdbc(),
            sessions.errors(),
            sessions.watchdog(),
            variables::transactionTimeout,
            watch.execution()::timeOut);
    this.runner =
        new StatementRunner(
            connection.jdbc(), sessions.dialect(), watch.execution(), sessions.clock());
    this.commands = new SessionCommands(this);
  }

  /** Runs a statement of the text protocol; throws KernelException when it is refused. */
  public Result execute(String sql) {
    if (sessions.admin().recognises(sql)) {
      return watch.waiting(sql, state.variables().queryTimeout(), () -> administration(sql));
    }
    return watch.run(sql, () -> run(withoutParameters(sql), List.of()));
  }

  private Result administration(String sql) {
    SessionForAdministration session = new SessionForAdministration(state, watch);
    return new Result.Done(sessions.admin().execute(session, sql).affectedRows(), 0);
  }

  private SqlText withoutParameters(String sql) {
    SqlText text = read(sql);
    if (text.parameters() > 0) {
      throw SyntaxErrors.near(errors(), text, sql.indexOf('?'));
    }
    return text;
  }

  /** Checks a statement and tells its parameters and columns; throws KernelException. */
  public PreparedSql prepare(String sql) {
    return watch.translated(
        sql,
        () -> {
          if (sessions.admin().recognises(sql)) {
            throw errors().raise("OB_ER_UNSUPPORTED_PS");
          }
          SqlText text = read(sql);
          if (commands.recognises(text)) {
            commands.checkPreparable(text);
            return new PreparedSql(sql, text.parameters(), List.of());
          }
          connection.zone(state.zone());
          return new PreparedSql(sql, text.parameters(), runner.describe(text, state));
        });
  }

  /** Runs a prepared statement; throws KernelException when it is refused. */
  public Result execute(PreparedSql prepared, List<? extends @Nullable Object> parameters) {
    return watch.run(prepared.sql(), () -> run(read(prepared.sql()), parameters));
  }

  private SqlText read(String sql) {
    SqlText text = sessions.texts().read(sql, state.sqlMode());
    if (text.empty()) {
      throw errors().raise("OB_ERR_EMPTY_QUERY");
    }
    return text;
  }

  private Result run(SqlText text, List<? extends @Nullable Object> parameters)
      throws SQLException {
    return commands.recognises(text)
        ? commands.execute(text)
        : state.count(runOnEngine(text, parameters));
  }

  Result runOnEngine(SqlText text, List<? extends @Nullable Object> parameters)
      throws SQLException {
    connection.zone(state.zone());
    if (text.names(ProcessTable.NAME)) {
      sessions.fillProcessTable();
    }
    if (definition(text)) {
      return define(text, parameters);
    }
    requireWritable(text);
    transactions.begins();
    try {
      return runner.run(text, parameters, state, state.variables().lockTimeout());
    } finally {
      transactions.ends();
    }
  }

  private void requireWritable(SqlText text) {
    boolean readOnly = transactions.readOnly() || state.variables().readOnly();
    if (readOnly && StatementGuard.changes(text)) {
      throw errors().raise("OB_ERR_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION");
    }
  }

  /** DDL commits what was open, and itself. */
  private Result define(SqlText text, List<? extends @Nullable Object> parameters)
      throws SQLException {
    transactions.commit();
    defined = true;
    sessions.definitions().lock();
    try {
      return runner.run(text, parameters, state, state.variables().lockTimeout());
    } finally {
      sessions.definitions().unlock();
      transactions.commit();
      sessions.engine().defined();
    }
  }

  private static boolean definition(SqlText text) {
    return text.starts("CREATE")
        || text.starts("ALTER")
        || text.starts("DROP")
        || text.starts("TRUNCATE");
  }

  /** Makes a database current; throws 1049. */
  public void useDatabase(String name) {
    watch.translated(
        "USE",
        () -> {
          connection.useDatabase(name);
          state.database(name);
          return name;
        });
  }

  /** COM_RESET_CONNECTION: rolls back, and forgets variables and passwords. */
  public void reset() {
    watch.translated(
        "RESET",
        () -> {
          transactions.rollback();
          state.reset();
          transactions.autocommit(state.variables().get("autocommit").equals("ON"));
          return this;
        });
  }

  /** CONNECTION_ID. */
  public long id() {
    return state.connectionId();
  }

  /** Whether a transaction is open. */
  public boolean inTransaction() {
    return transactions.open();
  }

  /** Whether each statement commits by itself. */
  public boolean autocommit() {
    return transactions.autocommit();
  }

  /** Whether sql_mode has NO_BACKSLASH_ESCAPES. */
  public boolean noBackslashEscapes() {
    return state.sqlMode().noBackslashEscapes();
  }

  /** Ends the statement under way with 1317. */
  public void killQuery() {
    watch.execution().killQuery();
  }

  /** Ends the statement under way and the client's connection. */
  public void kill() {
    watch.execution().killSession();
    onKill.run();
  }

  boolean rests() {
    return watch.rests();
  }

  String user() {
    return state.account();
  }

  /** Whether it was killed, so that its client hears no more. */
  public boolean killed() {
    return watch.execution().sessionKilled();
  }

  /** Kills the session of that id; throws 1094 when there is none. */
  public void killSession(long id) {
    sessions
        .find(id)
        .orElseThrow(() -> errors().raise("OB_UNKNOWN_CONNECTION", String.valueOf(id)))
        .kill();
  }

  /**
   * Holds a statement that long before it begins; killed, or timed out by ob_query_timeout, as if
   * it ran already.
   */
  public void held(String sql, Duration duration) {
    hold(sql, duration, state.variables().queryTimeout());
  }

  /** Holds a statement until the session or the query is killed, without any time-out. */
  public void hang(String sql) {
    hold(sql, StatementWatch.FOR_EVER, StatementWatch.FOR_EVER);
  }

  private void hold(String sql, Duration duration, Duration longest) {
    watch.waiting(
        sql,
        longest,
        () -> {
          watch.pause(duration);
          return this;
        });
  }

  /** Waits on the simulator's clock; throws KernelException when the statement ends before. */
  void pause(Duration duration) {
    watch.pause(duration);
  }

  Sessions sessions() {
    return sessions;
  }

  SessionState state() {
    return state;
  }

  SessionVariables variables() {
    return state.variables();
  }

  Transactions transactions() {
    return transactions;
  }

  KernelErrors errors() {
    return sessions.errors();
  }

  /** Releases the engine's connection; what was not committed is rolled back. */
  @Override
  public void close() throws SQLException {
    sessions.closed(id());
    watch.close();
    boolean asNew = false;
    try {
      transactions.rollback();
      connection.jdbc().setAutoCommit(true);
      asNew = !defined && !watch.execution().cancelled();
    } finally {
      if (asNew) {
        sessions.engine().giveBack(connection);
      } else {
        connection.jdbc().close();
      }
    }
  }
}
