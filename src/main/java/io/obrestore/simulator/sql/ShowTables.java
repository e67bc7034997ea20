package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelViews;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SHOW TABLES: the kernel's views by their own names, whatever the engine keeps them as. */
final class ShowTables {
  private static final String TABLES =
      "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = '%s'"
          + " ORDER BY table_name";

  private final SqlSession session;

  ShowTables(SqlSession session) {
    this.session = session;
  }

  /** FROM and LIKE may stand at that token; full: with their types. */
  Result tables(SqlText text, int at, boolean full) throws SQLException {
    boolean from = (text.words(at, "FROM") || text.words(at, "IN")) && text.size() > at + 1;
    String database = from ? text.get(at + 1).text() : session.state().database();
    if (database == null) {
      throw session.errors().raise("OB_ERR_NO_DB_SELECTED");
    }
    int like = from ? at + 2 : at;
    Optional<LikePattern> wanted = LikePattern.at(text, like);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> table : query(database)) {
      List<@Nullable Object> shown = kernel(database, table);
      if (wanted.map(pattern -> pattern.matches(String.valueOf(shown.get(0)))).orElse(true)) {
        rows.add(full ? shown : shown.subList(0, 1));
      }
    }
    String pattern = text.words(like, "LIKE") ? " (" + text.get(like + 1).text() + ")" : "";
    ResultColumn name = ResultColumn.text("Tables_in_" + database + pattern);
    return new Result.Rows(
        full ? List.of(name, ResultColumn.text("Table_type")) : List.of(name), rows);
  }

  private List<List<@Nullable Object>> query(String database) throws SQLException {
    String sql = TABLES.formatted(database.replace("\\", "\\\\").replace("'", "''"));
    Result result = session.runOnEngine(SqlText.read(sql, SqlMode.of("")), List.of());
    return ((Result.Rows) result).rows();
  }

  private List<@Nullable Object> kernel(String database, List<@Nullable Object> table) {
    KernelViews views = session.sessions().views();
    String name = String.valueOf(table.get(0)).toUpperCase(Locale.ROOT);
    boolean view =
        database.equalsIgnoreCase(KernelColumns.SCHEMA) && !views.columns(name).isEmpty();
    return view ? List.of(name, "SYSTEM VIEW") : table;
  }
}
