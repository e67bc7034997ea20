package io.obrestore.simulator.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DESC of a table and SHOW COLUMNS: names, types as announced on the wire, nullability. */
final class TableDescription {
  private static final List<String> LABELS =
      List.of("Field", "Type", "Null", "Key", "Default", "Extra");
  private static final List<String> FULL_LABELS =
      List.of(
          "Field", "Type", "Collation", "Null", "Key", "Default", "Extra", "Privileges", "Comment");
  private static final String COLLATION = "utf8mb4_general_ci";
  private static final String PRIVILEGES = "SELECT,INSERT,UPDATE,REFERENCES";
  private static final int TEXT_BYTES = 65_535;

  private final SqlSession session;

  TableDescription(SqlSession session) {
    this.session = session;
  }

  /** The name, qualified or not, begins at that token; {@code FROM db} and LIKE may follow. */
  Result of(SqlText text, int at, boolean full) throws SQLException {
    if (at >= text.size() || !text.get(at).name()) {
      throw new SqlSyntaxException(text.source().length());
    }
    int end = text.symbol(at + 1, ".") ? at + 3 : at + 1;
    boolean from = text.words(end, "FROM") || text.words(end, "IN");
    String prefix = from ? text.source(end + 1, end + 2) + "." : "";
    Optional<LikePattern> wanted = LikePattern.at(text, from ? end + 2 : end);
    String sql = "SELECT * FROM " + prefix + text.source(at, end) + " LIMIT 0";
    Result result = session.runOnEngine(SqlText.read(sql, session.state().sqlMode()), List.of());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    ((Result.Rows) result)
        .columns().stream()
            .filter(column -> wanted.map(p -> p.matches(column.name())).orElse(true))
            .forEach(column -> rows.add(full ? fullRow(column) : row(column)));
    List<String> labels = full ? FULL_LABELS : LABELS;
    return new Result.Rows(labels.stream().map(ResultColumn::text).toList(), rows);
  }

  private static List<@Nullable Object> row(ResultColumn column) {
    return Arrays.asList(column.name(), type(column), nullable(column), "", null, extra(column));
  }

  private static List<@Nullable Object> fullRow(ResultColumn column) {
    return Arrays.asList(
        column.name(),
        type(column),
        column.binary() ? null : COLLATION,
        nullable(column),
        "",
        null,
        extra(column),
        PRIVILEGES,
        "");
  }

  private static String nullable(ResultColumn column) {
    return column.notNull() ? "NO" : "YES";
  }

  private static String extra(ResultColumn column) {
    return column.autoIncrement() ? "auto_increment" : "";
  }

  private static String type(ResultColumn column) {
    return switch (column.type()) {
      case TINY -> "tinyint(4)";
      case SHORT -> "smallint(6)";
      case LONG -> "int(11)";
      case LONGLONG -> "bigint(" + column.length() + ")" + (column.unsigned() ? " unsigned" : "");
      case BLOB ->
          (column.length() > TEXT_BYTES ? "long" : "") + (column.binary() ? "blob" : "text");
      case VAR_STRING -> string(column);
      case NEWDECIMAL -> "decimal(" + precision(column) + "," + column.decimals() + ")";
      case DATETIME, TIMESTAMP, TIME -> time(column);
      default -> column.type().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String string(ResultColumn column) {
    return column.binary()
        ? "varbinary(" + column.length() + ")"
        : "varchar(" + column.length() / 4 + ")";
  }

  /** Without its sign and point. */
  private static long precision(ResultColumn column) {
    return column.length() - (column.decimals() > 0 ? 2 : 1);
  }

  private static String time(ResultColumn column) {
    String name = column.type().name().toLowerCase(Locale.ROOT);
    return column.decimals() > 0 ? name + "(" + column.decimals() + ")" : name;
  }
}
