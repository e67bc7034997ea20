package io.obrestore.simulator.sql;

/** Literals, quoted names, parameters and variables. */
final class LiteralRewrite implements Rewrite {
  @Override
  public int apply(SqlText text, int i, SessionFacts facts, TranslatedSql out) {
    Token token = text.get(i);
    switch (token.kind()) {
      case STRING -> {
        return strings(text, i, out);
      }
      case QUOTED_NAME -> out.name(token.text());
      case HEX -> out.raw("X'" + token.text() + "'");
      case PARAMETER -> out.parameter();
      case USER_VARIABLE -> out.literal(facts.userValue(token.text()));
      case SYSTEM_VARIABLE -> out.literal(facts.systemVariable(token.text()));
      case WORD -> {
        return word(text, i, token, out);
      }
      default -> {
        return 0;
      }
    }
    return 1;
  }

  /** Literals side by side are one; after AS it is a name. */
  private static int strings(SqlText text, int i, TranslatedSql out) {
    if (text.words(i - 1, "AS")) {
      out.name(text.get(i).text());
      return 1;
    }
    StringBuilder joined = new StringBuilder();
    int end = i;
    while (end < text.size() && text.get(end).kind() == TokenKind.STRING) {
      joined.append(text.get(end).text());
      end++;
    }
    out.string(joined.toString());
    return end - i;
  }

  private static int word(SqlText text, int i, Token token, TranslatedSql out) {
    boolean introducer =
        token.text().startsWith("_")
            && i + 1 < text.size()
            && text.get(i + 1).kind() == TokenKind.STRING;
    if (introducer) {
      return 1;
    }
    if (token.text().indexOf('$') >= 0) {
      out.name(token.text());
      return 1;
    }
    return 0;
  }
}
