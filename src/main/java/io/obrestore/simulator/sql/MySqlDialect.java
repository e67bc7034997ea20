package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelError;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import io.obrestore.simulator.kernel.KernelViews;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine that speaks OceanBase's SQL itself, as seekdb does; only the session's facts differ,
 * and the time where the simulator's is not the machine's.
 */
final class MySqlDialect implements Dialect {
  /** Who wants to write waited for who wrote. */
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  /**
   * Who reads waited for who commits: OceanBase's 6004, as clients see it. No other 4012 comes from
   * the engine, as its time-outs are a day.
   */
  private static final int READ_WAIT_TIMEOUT = 4012;

  /** A day: time-outs are kept here, not by the engine. */
  private static final long LONG_MICROS = 86_400_000_000L;

  private final KernelErrors errors;
  private final MySqlColumns columns;

  MySqlDialect(KernelErrors errors, KernelViews views) {
    this.errors = errors;
    this.columns = new MySqlColumns(views);
  }

  @Override
  public Translation translate(SqlText text, SessionFacts facts) {
    StatementGuard.check(text);
    MySqlText out = new MySqlText(text.source());
    int i = 0;
    while (i < text.size()) {
      i += replace(text, i, facts, out);
    }
    return out.finish();
  }

  private static int replace(SqlText text, int i, SessionFacts facts, MySqlText out) {
    Optional<SessionFunction> function = SessionFunction.at(text, i, facts);
    if (function.isPresent()) {
      int taken = function.get().tokens();
      out.put(text.get(i).start(), text.get(i + taken - 1).end(), function.get().value());
      return taken;
    }
    Optional<ClockFunction> time =
        facts.timeIsReal() ? Optional.empty() : ClockFunction.at(text, i);
    if (time.isPresent()) {
      int taken = time.get().tokens();
      out.replace(text.get(i).start(), text.get(i + taken - 1).end(), time.get().literal(facts));
      return taken;
    }
    Token token = text.get(i);
    switch (token.kind()) {
      case USER_VARIABLE -> out.put(token, facts.userValue(token.text()));
      case SYSTEM_VARIABLE -> out.put(token, facts.systemVariable(token.text()));
      case STRING -> out.put(token, token.text());
      case QUOTED_NAME -> out.name(token);
      case PARAMETER -> out.parameter();
      default -> {}
    }
    return 1;
  }

  @Override
  public KernelException error(SQLException e, SqlText text, @Nullable String database) {
    String message = String.valueOf(e.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "");
    String state = e.getSQLState() == null ? "HY000" : e.getSQLState();
    int code = e.getErrorCode();
    KernelException error =
        code == 0
            ? errors.raise("OB_ERR_UNEXPECTED", message)
            : new KernelException(new KernelError("ENGINE", code, code, state, message), message);
    error.initCause(e);
    return error;
  }

  @Override
  public boolean lockTimedOut(SQLException e) {
    return e.getErrorCode() == LOCK_WAIT_TIMEOUT || e.getErrorCode() == READ_WAIT_TIMEOUT;
  }

  @Override
  public ResultColumn column(ResultSetMetaData meta, int i) throws SQLException {
    return columns.column(meta, i);
  }

  @Override
  public void prepare(Connection connection, Duration lockSlice) throws SQLException {
    run(
        connection,
        "SET sql_mode = 'STRICT_ALL_TABLES', ob_query_timeout = "
            + LONG_MICROS
            + ", ob_trx_timeout = "
            + LONG_MICROS
            + ", ob_trx_lock_timeout = "
            + lockSlice.toNanos() / 1000);
  }

  @Override
  public void useDatabase(Connection connection, String database) throws SQLException {
    run(connection, "USE `" + database.replace("`", "``") + "`");
  }

  @Override
  public boolean reusable() {
    return false;
  }

  @Override
  public void timeZone(Connection connection, ZoneOffset zone) throws SQLException {
    run(
        connection,
        "SET time_zone = '" + (zone.equals(ZoneOffset.UTC) ? "+00:00" : zone.getId()) + "'");
  }

  @Override
  public String nameQuote() {
    return "`";
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
