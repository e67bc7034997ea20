package io.obrestore.simulator.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement for an engine of OceanBase's own language: the source with some places replaced. */
final class MySqlText {
  private final String source;
  private final StringBuilder sql = new StringBuilder();
  private final List<Binding> bindings = new ArrayList<>();
  private int copied;

  MySqlText(String source) {
    this.source = source;
  }

  /** Replaces a place of the source by a literal. */
  void put(int start, int end, @Nullable Object value) {
    replace(start, end, literal(value));
  }

  /** Replaces a token by a literal. */
  void put(Token token, @Nullable Object value) {
    put(token.start(), token.end(), value);
  }

  /** Replaces a quoted name by the same in backticks. */
  void name(Token token) {
    replace(token.start(), token.end(), '`' + token.text().replace("`", "``") + '`');
  }

  /** Replaces a place of the source by a piece of the engine's own language. */
  void replace(int start, int end, String replacement) {
    sql.append(source, copied, start).append(replacement);
    copied = end;
  }

  /** The engine's session reads backslashes as escapes, whatever the client's sql_mode is. */
  private static String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    return value instanceof Number
        ? value.toString()
        : "'" + value.toString().replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** The client's next parameter stays as it is. */
  void parameter() {
    bindings.add(new Binding.Parameter(bindings.size()));
  }

  Translation finish() {
    return new Translation(sql + source.substring(copied), List.copyOf(bindings));
  }
}
