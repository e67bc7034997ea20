package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import io.obrestore.simulator.kernel.KernelViews;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** H2 in MySQL mode as the engine. */
final class H2Dialect implements Dialect {
  private final List<Rewrite> rewrites =
      List.of(
          new SchemaRewrite(),
          new IndexRewrite(),
          new DefinitionRewrite(),
          new ClockRewrite(),
          new SessionFunctionRewrite(),
          new OperatorRewrite(),
          new LiteralRewrite());
  private final Translations translations = new Translations();
  private final KernelErrors errors;
  private final H2Errors h2Errors;
  private final H2Columns columns;

  H2Dialect(KernelErrors errors, KernelViews views) {
    this.errors = errors;
    this.h2Errors = new H2Errors(errors);
    this.columns = new H2Columns(views);
  }

  @Override
  public Translation translate(SqlText text, SessionFacts facts) {
    return translations.of(text, facts, asked -> translated(text, asked));
  }

  private Translation translated(SqlText text, SessionFacts facts) {
    StatementGuard.check(text);
    requireDatabase(text, facts);
    TranslatedSql out = new TranslatedSql();
    int i = 0;
    while (i < text.size()) {
      i += rewrite(text, i, facts, out);
    }
    return out.finish();
  }

  private int rewrite(SqlText text, int i, SessionFacts facts, TranslatedSql out) {
    for (Rewrite rewrite : rewrites) {
      int taken = rewrite.apply(text, i, facts, out);
      if (taken > 0) {
        return taken;
      }
    }
    out.raw(text.get(i).text());
    return 1;
  }

  /** H2 always has a current schema; a table must not land in its own. */
  private void requireDatabase(SqlText text, SessionFacts facts) {
    boolean table = text.starts("CREATE", "TABLE") || text.starts("CREATE", "VIEW");
    if (table && facts.database() == null) {
      int name = text.words(2, "IF", "NOT", "EXISTS") ? 5 : 2;
      if (!text.symbol(name + 1, ".")) {
        throw errors.raise("OB_ERR_NO_DB_SELECTED");
      }
    }
  }

  @Override
  public KernelException error(SQLException e, SqlText text, @Nullable String database) {
    return h2Errors.error(e, text, database);
  }

  @Override
  public boolean lockTimedOut(SQLException e) {
    return e.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
        || e.getErrorCode() == ErrorCode.CONCURRENT_UPDATE_1;
  }

  @Override
  public ResultColumn column(ResultSetMetaData meta, int i) throws SQLException {
    return columns.column(meta, i);
  }

  @Override
  public void prepare(Connection connection, Duration lockSlice) throws SQLException {
    run(connection, "SET LOCK_TIMEOUT " + lockSlice.toMillis());
  }

  @Override
  public void useDatabase(Connection connection, String database) throws SQLException {
    try {
      run(connection, "SET SCHEMA " + new TranslatedSql().name(database).finish().sql());
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.SCHEMA_NOT_FOUND_1) {
        throw e;
      }
      KernelException unknown = errors.raise("OB_ERR_BAD_DATABASE", database);
      unknown.initCause(e);
      throw unknown;
    }
  }

  @Override
  public boolean reusable() {
    return true;
  }

  @Override
  public void timeZone(Connection connection, ZoneOffset zone) throws SQLException {
    run(connection, "SET TIME ZONE '" + (zone.equals(ZoneOffset.UTC) ? "+00:00" : zone) + "'");
  }

  @Override
  public String nameQuote() {
    return "\"";
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
