package io.obrestore.simulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects a translated statement, piece by piece, separated by blanks. */
final class TranslatedSql {
  private final StringBuilder sql = new StringBuilder();
  private final List<Binding> bindings = new ArrayList<>();
  private int parameters;

  TranslatedSql raw(String piece) {
    if (!sql.isEmpty()) {
      sql.append(' ');
    }
    sql.append(piece);
    return this;
  }

  /** A name in the engine's quotes. */
  TranslatedSql name(String name) {
    return raw('"' + name.replace("\"", "\"\"") + '"');
  }

  /** A text literal; control characters are written as escapes, which H2 reads in U&'…' only. */
  TranslatedSql string(String value) {
    if (value.chars().noneMatch(c -> c < ' ')) {
      return raw('\'' + value.replace("'", "''") + '\'');
    }
    StringBuilder literal = new StringBuilder("U&'");
    value.chars().forEach(c -> escaped(literal, (char) c));
    return raw(literal.append('\'').toString());
  }

  private static void escaped(StringBuilder literal, char c) {
    if (c < ' ') {
      literal.append(String.format("\\%04x", (int) c));
    } else if (c == '\'' || c == '\\') {
      literal.append(c).append(c);
    } else {
      literal.append(c);
    }
  }

  /** A literal for the value of a variable. */
  TranslatedSql literal(@Nullable Object value) {
    if (value == null) {
      return raw("NULL");
    }
    return value instanceof Number ? raw(value.toString()) : string(value.toString());
  }

  /** The client's next parameter. */
  TranslatedSql parameter() {
    bindings.add(new Binding.Parameter(parameters++));
    return raw("?");
  }

  /** A value to be asked for at each execution, in an expression with one question mark. */
  TranslatedSql asked(String expression, Function<SessionFacts, Object> value) {
    bindings.add(new Binding.Asked(value));
    return raw(expression);
  }

  Translation finish() {
    return new Translation(sql.toString(), List.copyOf(bindings));
  }
}
