package io.obrestore.simulator.sql;

/** CREATE and DROP DATABASE, START of savepoints, and clauses that H2 has no word for. */
final class SchemaRewrite implements Rewrite {
  @Override
  public int apply(SqlText text, int i, SessionFacts facts, TranslatedSql out) {
    boolean schema = text.words(1, "DATABASE") || text.words(1, "SCHEMA");
    if (schema && text.starts("CREATE")) {
      return create(text, i, out);
    }
    if (schema && text.starts("DROP")) {
      return drop(text, i, out);
    }
    if (text.words(i, "LOCK", "IN", "SHARE", "MODE")) {
      return 4;
    }
    boolean rollbackTo = i == 0 && text.starts("ROLLBACK", "TO") && !text.words(2, "SAVEPOINT");
    if (rollbackTo) {
      out.raw("ROLLBACK TO SAVEPOINT");
      return 2;
    }
    return 0;
  }

  private static int create(SqlText text, int i, TranslatedSql out) {
    if (i == 1) {
      out.raw("SCHEMA");
      return 1;
    }
    int name = text.words(2, "IF", "NOT", "EXISTS") ? 5 : 2;
    return i > name ? text.size() - i : 0;
  }

  private static int drop(SqlText text, int i, TranslatedSql out) {
    if (i == 1) {
      out.raw("SCHEMA");
      return 1;
    }
    if (i == text.size() - 1 && text.get(i).name()) {
      out.name(text.get(i).text()).raw("CASCADE");
      return 1;
    }
    return 0;
  }
}
