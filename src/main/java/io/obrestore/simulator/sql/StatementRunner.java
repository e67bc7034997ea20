package io.obrestore.simulator.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs translated statements on the engine for one session. */
final class StatementRunner {
  private final Connection connection;
  private final Dialect dialect;
  private final Execution execution;
  private final InstantSource clock;

  StatementRunner(
      Connection connection, Dialect dialect, Execution execution, InstantSource clock) {
    this.connection = connection;
    this.dialect = dialect;
    this.execution = execution;
    this.clock = clock;
  }

  /**
   * Runs the statement with the client's parameters. A wait for a lock is cut in slices by the
   * dialect and tried again here until lockTimeout is over, by the machine's clock or by the
   * simulator's, so that a KILL is seen.
   */
  Result run(
      SqlText text,
      List<? extends @Nullable Object> parameters,
      SessionFacts facts,
      Duration lockTimeout)
      throws SQLException {
    Translation translation = dialect.translate(text, facts);
    try (PreparedStatement statement = prepared(translation.sql(), text)) {
      bind(statement, translation.bindings(), parameters, facts);
      execution.attach(statement);
      boolean rows = execute(statement, lockTimeout);
      return rows ? rows(statement, text, facts) : done(statement, text);
    } finally {
      execution.detach();
    }
  }

  private PreparedStatement prepared(String sql, SqlText text) throws SQLException {
    boolean insert = text.starts("INSERT") || text.starts("REPLACE");
    return insert
        ? connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)
        : connection.prepareStatement(sql);
  }

  private boolean execute(PreparedStatement statement, Duration lockTimeout) throws SQLException {
    long end = System.nanoTime() + lockTimeout.toNanos();
    Instant simulatedEnd = clock.instant().plus(lockTimeout);
    try {
      while (true) {
        try {
          return statement.execute();
        } catch (SQLException e) {
          boolean again =
              dialect.lockTimedOut(e)
                  && System.nanoTime() < end
                  && clock.instant().isBefore(simulatedEnd);
          if (!again || execution.ended()) {
            throw e;
          }
          execution.waitsForLock(true);
        }
      }
    } finally {
      execution.waitsForLock(false);
    }
  }

  private static void bind(
      PreparedStatement statement,
      List<Binding> bindings,
      List<? extends @Nullable Object> parameters,
      SessionFacts facts)
      throws SQLException {
    for (int i = 0; i < bindings.size(); i++) {
      Binding binding = bindings.get(i);
      Object value =
          binding instanceof Binding.Parameter p
              ? parameters.get(p.index())
              : ((Binding.Asked) binding).value().apply(facts);
      statement.setObject(i + 1, value);
    }
  }

  private Result rows(PreparedStatement statement, SqlText text, SessionFacts facts)
      throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      List<ResultColumn> columns = SelectLabels.apply(text, columns(rows.getMetaData()));
      return new Result.Rows(columns, new RowReader(rows, facts.zone()).all());
    }
  }

  private List<ResultColumn> columns(ResultSetMetaData meta) throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(dialect.column(meta, i));
    }
    return columns;
  }

  private static Result done(PreparedStatement statement, SqlText text) throws SQLException {
    long affected = Math.max(0, statement.getUpdateCount());
    boolean insert = text.starts("INSERT") || text.starts("REPLACE");
    return new Result.Done(affected, insert && affected > 0 ? generatedId(statement) : 0);
  }

  /** The first generated id; the engine tells of other columns with defaults too. */
  private static long generatedId(PreparedStatement statement) throws SQLException {
    try (ResultSet keys = statement.getGeneratedKeys()) {
      ResultSetMetaData meta = keys.getMetaData();
      if (!keys.next()) {
        return 0;
      }
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        if (meta.isAutoIncrement(i)) {
          return keys.getLong(i);
        }
      }
      return 0;
    }
  }

  /** The columns of a statement's rows, without running it; empty when it has none. */
  List<ResultColumn> describe(SqlText text, SessionFacts facts) throws SQLException {
    Translation translation = dialect.translate(text, facts);
    try (PreparedStatement statement = connection.prepareStatement(translation.sql())) {
      ResultSetMetaData meta = statement.getMetaData();
      return meta == null ? List.of() : SelectLabels.apply(text, columns(meta));
    }
  }
}
