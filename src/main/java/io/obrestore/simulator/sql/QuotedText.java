package io.obrestore.simulator.sql;

/**
 * A quoted string or name as read from a statement.
 *
 * @param value what it stands for
 * @param end the place after its closing quote
 */
record QuotedText(String value, int end) {
  /** Reads from the opening quote on; throws SqlSyntaxException when there is no closing one. */
  static QuotedText read(String source, int start, char quote, boolean backslash) {
    StringBuilder value = new StringBuilder();
    int at = start + 1;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\' && backslash && at + 1 < source.length()) {
        escape(source.charAt(at + 1), value);
        at += 2;
      } else if (c != quote) {
        value.append(c);
        at++;
      } else if (at + 1 < source.length() && source.charAt(at + 1) == quote) {
        value.append(quote);
        at += 2;
      } else {
        return new QuotedText(value.toString(), at + 1);
      }
    }
    throw new SqlSyntaxException(start);
  }

  /** {@code \%} and {@code \_} keep their backslash: LIKE reads it later. */
  private static void escape(char c, StringBuilder value) {
    switch (c) {
      case '0' -> value.append('\0');
      case 'b' -> value.append('\b');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'Z' -> value.append('\u001a');
      case '%', '_' -> value.append('\\').append(c);
      default -> value.append(c);
    }
  }
}
