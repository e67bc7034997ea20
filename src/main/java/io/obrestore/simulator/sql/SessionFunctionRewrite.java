package io.obrestore.simulator.sql;

/** Functions that tell of the session or the server, as literals of H2. */
final class SessionFunctionRewrite implements Rewrite {
  @Override
  public int apply(SqlText text, int i, SessionFacts facts, TranslatedSql out) {
    return SessionFunction.at(text, i, facts).map(function -> write(function, out)).orElse(0);
  }

  private static int write(SessionFunction function, TranslatedSql out) {
    if (function.value() instanceof Long number) {
      out.raw("CAST(" + number + " AS BIGINT)");
    } else {
      out.literal(function.value());
    }
    return function.tokens();
  }
}
