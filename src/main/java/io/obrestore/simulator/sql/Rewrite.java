package io.obrestore.simulator.sql;

/** One difference between OceanBase's SQL and the engine's. */
interface Rewrite {
  /**
   * Writes what stands at token i in the engine's language.
   *
   * @return how many tokens were taken; 0 when this rewrite does not apply there
   */
  int apply(SqlText text, int i, SessionFacts facts, TranslatedSql out);
}
