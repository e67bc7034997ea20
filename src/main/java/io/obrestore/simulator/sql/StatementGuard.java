package io.obrestore.simulator.sql;

import java.util.Locale;
import java.util.Set;

/** Lets only statements of OceanBase's own language through: the engine's private ones are not. */
final class StatementGuard {
  private static final Set<String> FIRST =
      Set.of(
          "SELECT",
          "WITH",
          "INSERT",
          "REPLACE",
          "UPDATE",
          "DELETE",
          "TRUNCATE",
          "EXPLAIN",
          "SAVEPOINT",
          "RELEASE",
          "ROLLBACK");
  private static final Set<String> CHANGING = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE");
  private static final Set<String> CREATABLE =
      Set.of("TABLE", "SCHEMA", "DATABASE", "INDEX", "UNIQUE", "VIEW");
  private static final Set<String> DROPPABLE =
      Set.of("TABLE", "SCHEMA", "DATABASE", "INDEX", "VIEW");

  /** Of H2, which finds them by a quoted name too. They reach its files, or its other sessions. */
  private static final Set<String> PRIVATE_FUNCTIONS =
      Set.of(
          "FILE_READ",
          "FILE_WRITE",
          "CSVREAD",
          "CSVWRITE",
          "LINK_SCHEMA",
          "DB_OBJECT_SQL",
          "CANCEL_SESSION",
          "ABORT_SESSION");

  private StatementGuard() {}

  /** Throws SqlSyntaxException at the first word that does not belong. */
  static void check(SqlText text) {
    Token first = text.get(0);
    if (!first.symbol("(") && !allowed(text, upper(first))) {
      throw new SqlSyntaxException(first.start());
    }
    for (int i = 0; i + 1 < text.size(); i++) {
      Token token = text.get(i);
      if (token.name() && text.symbol(i + 1, "(") && isPrivate(token.text())) {
        throw new SqlSyntaxException(token.start());
      }
    }
  }

  private static boolean allowed(SqlText text, String first) {
    String second = text.size() > 1 ? upper(text.get(1)) : "";
    return switch (first) {
      case "CREATE" -> CREATABLE.contains(second) || text.words(1, "OR", "REPLACE", "VIEW");
      case "DROP" -> DROPPABLE.contains(second);
      case "ALTER" -> second.equals("TABLE");
      default -> FIRST.contains(first);
    };
  }

  private static boolean isPrivate(String name) {
    return PRIVATE_FUNCTIONS.contains(name.toUpperCase(Locale.ROOT));
  }

  /** Whether the statement changes rows. */
  static boolean changes(SqlText text) {
    return !text.empty() && CHANGING.contains(upper(text.get(0)));
  }

  private static String upper(Token token) {
    return token.kind() == TokenKind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
  }
}
