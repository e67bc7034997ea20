package io.obrestore.oceanbase.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the quoted parts of a statement back as MySQL's manual says, written apart from {@link
 * Quoting}: '…' and "…" with backslash escapes and doubled quotes, `…` with doubled backticks.
 */
final class SqlDecoder {
  private final String sql;
  private final List<String> values = new ArrayList<>();
  private final StringBuilder rest = new StringBuilder();
  private int at;

  private SqlDecoder(String sql) {
    this.sql = sql;
  }

  /** The quoted values in their order, and the text around them with a ? for each. */
  record Decoded(String skeleton, List<String> values) {}

  static Decoded decode(String sql) {
    SqlDecoder decoder = new SqlDecoder(sql);
    while (decoder.at < sql.length()) {
      decoder.step();
    }
    return new Decoded(decoder.rest.toString(), List.copyOf(decoder.values));
  }

  private void step() {
    char c = sql.charAt(at++);
    if (c == '\'' || c == '"' || c == '`') {
      values.add(quoted(c));
      rest.append('?');
    } else {
      rest.append(c);
    }
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    while (true) {
      char c = sql.charAt(at++);
      if (c == '\\' && quote != '`') {
        value.append(escaped(sql.charAt(at++)));
      } else if (c != quote) {
        value.append(c);
      } else if (at < sql.length() && sql.charAt(at) == quote) {
        value.append(quote);
        at++;
      } else {
        return value.toString();
      }
    }
  }

  private static String escaped(char c) {
    return switch (c) {
      case '0' -> "\0";
      case 'b' -> "\b";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'Z' -> "\u001a";
      case '%', '_' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }
}
