package io.obrestore.simulator.sql;

import java.util.Locale;
import java.util.Set;

/**
 * CREATE and ALTER TABLE: names of columns keep their case; options that H2 has no use for go; what
 * H2 lacks is kept in what it has (bigint unsigned in DECIMAL(20)).
 */
final class DefinitionRewrite implements Rewrite {
  private static final Set<String> NO_COLUMN =
      Set.of(
          "PRIMARY",
          "UNIQUE",
          "KEY",
          "INDEX",
          "CONSTRAINT",
          "FOREIGN",
          "FULLTEXT",
          "CHECK",
          "LIKE",
          "SPATIAL");

  @Override
  public int apply(SqlText text, int i, SessionFacts facts, TranslatedSql out) {
    if (!text.starts("CREATE", "TABLE") && !text.starts("ALTER", "TABLE")) {
      return 0;
    }
    Token token = text.get(i);
    if (tableOptions(text, i)) {
      return text.size() - i;
    }
    if (columnName(text, i)) {
      out.name(token.text());
      return 1;
    }
    return token.kind() == TokenKind.WORD ? word(text, i, out) : 0;
  }

  /** All after the list of columns: engine, character set, comment, partitions. */
  private static boolean tableOptions(SqlText text, int i) {
    return text.starts("CREATE", "TABLE")
        && i > 0
        && text.get(i).depth() == 0
        && text.symbol(i - 1, ")")
        && text.get(i - 1).depth() == 0
        && !text.words(i, "AS");
  }

  private static boolean columnName(SqlText text, int i) {
    Token token = text.get(i);
    if (token.kind() != TokenKind.WORD
        || NO_COLUMN.contains(token.text().toUpperCase(Locale.ROOT))) {
      return false;
    }
    if (text.starts("CREATE", "TABLE")) {
      return token.depth() == 1 && (text.symbol(i - 1, "(") || text.symbol(i - 1, ","));
    }
    boolean bare = token.depth() == 0 && text.words(i - 1, "ADD") && !token.word("COLUMN");
    return bare || text.words(i - 2, "ADD", "COLUMN");
  }

  private static int word(SqlText text, int i, TranslatedSql out) {
    if (text.words(i, "CHARACTER", "SET")) {
      return 3;
    }
    Token token = text.get(i);
    return switch (token.text().toUpperCase(Locale.ROOT)) {
      case "CHARSET", "COLLATE" -> 2;
      case "COMMENT" -> text.symbol(i + 1, "=") ? 3 : 2;
      case "ZEROFILL", "SIGNED" -> 1;
      case "DATETIME" -> datetime(text, i, out);
      case "BIGINT", "INT", "INTEGER", "SMALLINT", "TINYINT" -> integer(text, i, out);
      default -> 0;
    };
  }

  private static int datetime(SqlText text, int i, TranslatedSql out) {
    if (text.symbol(i + 1, "(")) {
      return 0;
    }
    out.raw("TIMESTAMP(0)");
    return 1;
  }

  private static int integer(SqlText text, int i, TranslatedSql out) {
    int end = text.symbol(i + 1, "(") ? i + 4 : i + 1;
    if (!text.words(end, "UNSIGNED")) {
      return 0;
    }
    out.raw(text.get(i).word("BIGINT") ? "DECIMAL(20)" : "BIGINT");
    return end + 1 - i;
  }
}
