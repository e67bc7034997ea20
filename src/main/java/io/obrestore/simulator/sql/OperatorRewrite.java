package io.obrestore.simulator.sql;

import java.util.Locale;

/** Operators and functions that mean something else in H2. */
final class OperatorRewrite implements Rewrite {
  @Override
  public int apply(SqlText text, int i, SessionFacts facts, TranslatedSql out) {
    Token token = text.get(i);
    String replacement =
        switch (token.kind()) {
          case SYMBOL -> symbol(token.text(), facts);
          case WORD -> text.symbol(i + 1, "(") ? function(token.text()) : "";
          default -> "";
        };
    if (replacement.isEmpty()) {
      return 0;
    }
    out.raw(replacement);
    return 1;
  }

  private static String symbol(String symbol, SessionFacts facts) {
    return switch (symbol) {
      case "<=>" -> "IS NOT DISTINCT FROM";
      case "&&" -> "AND";
      case "||" -> facts.sqlMode().pipesAsConcat() ? "" : "OR";
      case "!" -> "NOT";
      default -> "";
    };
  }

  private static String function(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "IF" -> "CASEWHEN";
      case "LENGTH" -> "OCTET_LENGTH";
      default -> "";
    };
  }
}
