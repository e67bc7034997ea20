package io.obrestore.simulator.sql;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function that tells of the session or the server.
 *
 * @param tokens how many it takes
 * @param value what it gives: a Long or a text
 */
record SessionFunction(int tokens, @Nullable Object value) {
  /** The call that stands at that token; empty when none does. */
  static Optional<SessionFunction> at(SqlText text, int i, SessionFacts facts) {
    Token token = text.get(i);
    if (token.kind() != TokenKind.WORD || text.symbol(i - 1, ".")) {
      return Optional.empty();
    }
    String name = token.text().toUpperCase(Locale.ROOT);
    if (text.symbol(i + 1, "(") && text.symbol(i + 2, ")")) {
      return called(name, facts);
    }
    return name.equals("CURRENT_USER")
        ? Optional.of(new SessionFunction(1, facts.user() + "@%"))
        : Optional.empty();
  }

  private static Optional<SessionFunction> called(String name, SessionFacts facts) {
    return switch (name) {
      case "CONNECTION_ID" -> call(facts.connectionId());
      case "LAST_INSERT_ID" -> call(facts.lastInsertId());
      case "ROW_COUNT" -> call(facts.rowCount());
      case "VERSION" -> call(facts.systemVariable("version"));
      case "OB_VERSION" -> call("4.3.5.1");
      case "DATABASE", "SCHEMA" -> call(facts.database());
      case "USER", "SESSION_USER", "SYSTEM_USER" -> call(facts.user() + "@127.0.0.1");
      case "CURRENT_USER" -> call(facts.user() + "@%");
      default -> Optional.empty();
    };
  }

  private static Optional<SessionFunction> call(@Nullable Object value) {
    return Optional.of(new SessionFunction(3, value));
  }
}
