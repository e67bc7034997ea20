package io.obrestore.simulator.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** DESC of a table: names, types as announced on the wire, nullability. */
final class TableDescription {
  private static final List<String> LABELS =
      List.of("Field", "Type", "Null", "Key", "Default", "Extra");

  private final SqlSession session;

  TableDescription(SqlSession session) {
    this.session = session;
  }

  /** The name, qualified or not, begins at that token; {@code FROM db} may follow. */
  Result of(SqlText text, int at) throws SQLException {
    if (at >= text.size() || !text.get(at).name()) {
      throw new SqlSyntaxException(text.source().length());
    }
    int end = text.symbol(at + 1, ".") ? at + 3 : at + 1;
    boolean from = text.words(end, "FROM") || text.words(end, "IN");
    String prefix = from ? text.source(end + 1, end + 2) + "." : "";
    String sql = "SELECT * FROM " + prefix + text.source(at, end) + " LIMIT 0";
    Result result = session.runOnEngine(SqlText.read(sql, session.state().sqlMode()), List.of());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ResultColumn column : ((Result.Rows) result).columns()) {
      String nullable = column.notNull() ? "NO" : "YES";
      String extra = column.autoIncrement() ? "auto_increment" : "";
      rows.add(Arrays.asList(column.name(), type(column), nullable, "", null, extra));
    }
    return new Result.Rows(LABELS.stream().map(ResultColumn::text).toList(), rows);
  }

  private static String type(ResultColumn column) {
    return switch (column.type()) {
      case LONGLONG -> column.unsigned() ? "bigint(20) unsigned" : "bigint(20)";
      case LONG -> "int(11)";
      case LONG_BLOB -> column.binary() ? "longblob" : "longtext";
      case VAR_STRING -> (column.binary() ? "varbinary(" : "varchar(") + column.length() / 4 + ")";
      case NEWDECIMAL -> "decimal(" + (column.length() - 2) + "," + column.decimals() + ")";
      case DATETIME, TIMESTAMP, TIME ->
          column.type().name().toLowerCase(Locale.ROOT) + "(" + column.decimals() + ")";
      default -> column.type().name().toLowerCase(Locale.ROOT);
    };
  }
}
