package io.obrestore.simulator.sql;

/**
 * Names of indexes belong to their table, in H2 to the schema: there they are kept as {@code
 * table#index}. Lengths of key prefixes go.
 */
final class IndexRewrite implements Rewrite {
  /** Between the names of table and index. */
  static final String SEPARATOR = "#";

  @Override
  public int apply(SqlText text, int i, SessionFacts facts, TranslatedSql out) {
    if (text.starts("DROP", "INDEX")) {
      return dropIndex(text, i, out);
    }
    if (text.starts("CREATE", "INDEX") || text.starts("CREATE", "UNIQUE", "INDEX")) {
      return createIndex(text, i, out);
    }
    if (!text.starts("CREATE", "TABLE") && !text.starts("ALTER", "TABLE")) {
      return 0;
    }
    if (prefixLength(text, i)) {
      return 3;
    }
    if (!text.get(i).name() || !afterKey(text, i)) {
      return 0;
    }
    out.name(tableName(text) + SEPARATOR + text.get(i).text());
    return 1;
  }

  private static boolean afterKey(SqlText text, int i) {
    boolean key = text.words(i - 1, "KEY") || text.words(i - 1, "INDEX");
    boolean other = text.words(i - 2, "PRIMARY") || text.words(i - 2, "FOREIGN");
    boolean exists = text.words(i, "IF");
    return key && !other && !exists && text.get(i).depth() <= 1;
  }

  /** {@code (191)} after a column in a key. */
  private static boolean prefixLength(SqlText text, int i) {
    boolean inKey = text.starts("CREATE", "TABLE") && text.get(i).depth() == 2;
    return inKey
        && text.symbol(i, "(")
        && text.symbol(i + 2, ")")
        && text.get(i + 1).kind() == TokenKind.NUMBER
        && text.get(i - 1).name()
        && (text.symbol(i - 2, "(") || text.symbol(i - 2, ","));
  }

  /** Becomes ALTER TABLE … DROP INDEX, which in H2 also drops a unique one. */
  private static int dropIndex(SqlText text, int i, TranslatedSql out) {
    if (i != 0 || text.size() < 5 || !text.words(3, "ON")) {
      return 0;
    }
    out.raw("ALTER TABLE");
    for (int at = 4; at < text.size(); at++) {
      Token token = text.get(at);
      if (token.name()) {
        out.name(token.text());
      } else {
        out.raw(token.text());
      }
    }
    out.raw("DROP INDEX").name(last(text, 4) + SEPARATOR + text.get(2).text());
    return text.size();
  }

  private static int createIndex(SqlText text, int i, TranslatedSql out) {
    if (!text.words(i - 1, "INDEX") || !text.words(i + 1, "ON")) {
      return 0;
    }
    out.name(last(text, i + 2) + SEPARATOR + text.get(i).text());
    return 1;
  }

  private static String tableName(SqlText text) {
    int at = text.words(2, "IF", "NOT", "EXISTS") ? 5 : 2;
    return last(text, at);
  }

  /** The last part of a name that may be qualified. */
  private static String last(SqlText text, int from) {
    int at = from;
    while (text.symbol(at + 1, ".")) {
      at += 2;
    }
    return at < text.size() ? text.get(at).text() : "";
  }
}
