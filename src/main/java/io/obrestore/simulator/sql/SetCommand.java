package io.obrestore.simulator.sql;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SET of system and user variables, of names and of transactions; several in one statement. */
final class SetCommand {
  private static final Set<String> SCOPES = Set.of("SESSION", "LOCAL", "GLOBAL");
  private static final Set<String> CHARSETS =
      Set.of(
          "utf8mb4", "utf8", "utf8mb3", "binary", "latin1", "gbk", "gb18030", "utf16", "default");

  private final SqlSession session;

  SetCommand(SqlSession session) {
    this.session = session;
  }

  void execute(SqlText text) throws SQLException {
    int at = scoped(text, 1) ? 2 : 1;
    if (text.words(at, "TRANSACTION")) {
      new SetTransaction(session).execute(text, at);
      return;
    }
    for (SqlText assignment : text.parts(1)) {
      if (assignment.empty()) {
        throw new SqlSyntaxException(text.source().length());
      }
      assign(assignment);
    }
  }

  private void assign(SqlText part) throws SQLException {
    Token first = part.get(0);
    boolean scoped = scoped(part, 0);
    SqlText rest = scoped ? part.from(1) : part;
    if (part.starts("NAMES") || part.starts("CHARSET")) {
      names(part, 1);
    } else if (part.starts("CHARACTER", "SET")) {
      names(part, 2);
    } else if (part.starts("PASSWORD")) {
      throw session.errors().raise("OB_NOT_SUPPORTED", "SET PASSWORD");
    } else if (first.kind() == TokenKind.USER_VARIABLE) {
      session.variables().userVariable(first.text(), value(part, 2));
    } else {
      system(rest, scope(first, scoped));
    }
  }

  /** Whether a scope stands at that token and something follows. */
  private static boolean scoped(SqlText text, int at) {
    return at + 1 < text.size()
        && text.get(at).kind() == TokenKind.WORD
        && SCOPES.contains(text.get(at).text().toUpperCase(Locale.ROOT));
  }

  private static String scope(Token first, boolean scoped) {
    return scoped && first.word("GLOBAL") ? "global." : "";
  }

  private void system(SqlText part, String scope) throws SQLException {
    Token first = part.get(0);
    if (!first.name() && first.kind() != TokenKind.SYSTEM_VARIABLE) {
      throw new SqlSyntaxException(first.start());
    }
    VariableScope variable =
        VariableScope.parse(
            first.kind() == TokenKind.SYSTEM_VARIABLE ? first.text() : scope + first.text());
    equalsAt(part, 1);
    boolean byDefault = part.size() == 3 && part.words(2, "DEFAULT");
    if (byDefault) {
      session.variables().setDefault(variable);
    } else {
      session.variables().set(variable, value(part, 2));
    }
    if (!variable.global()) {
      apply(variable.name().toLowerCase(Locale.ROOT));
    }
  }

  /** What a variable changes elsewhere. */
  private void apply(String name) throws SQLException {
    if (name.equals("autocommit")) {
      session.transactions().autocommit(session.variables().get(name).equals("ON"));
    }
  }

  private @Nullable Object value(SqlText part, int from) throws SQLException {
    equalsAt(part, from - 1);
    if (part.size() <= from) {
      throw new SqlSyntaxException(part.get(part.size() - 1).end());
    }
    Token only = part.get(from);
    if (part.size() == from + 1) {
      switch (only.kind()) {
        case STRING -> {
          return only.text();
        }
        case NUMBER -> {
          return new BigDecimal(only.text());
        }
        case WORD, QUOTED_NAME -> {
          return only.word("NULL") ? null : only.text();
        }
        default -> {}
      }
    }
    return evaluate(part.from(from));
  }

  /** Any other expression is worked out by the engine. */
  private @Nullable Object evaluate(SqlText expression) throws SQLException {
    String sql = "SELECT " + expression.source(0, expression.size());
    Result result = session.runOnEngine(SqlText.read(sql, session.state().sqlMode()), List.of());
    if (result instanceof Result.Rows rows && rows.columns().size() == 1) {
      return rows.rows().get(0).get(0);
    }
    throw new SqlSyntaxException(expression.get(0).start());
  }

  private static void equalsAt(SqlText part, int at) {
    if (!part.symbol(at, "=") && !part.symbol(at, ":=")) {
      throw new SqlSyntaxException(part.get(Math.min(at, part.size() - 1)).start());
    }
  }

  private void names(SqlText part, int at) {
    if (part.size() <= at) {
      throw new SqlSyntaxException(part.get(part.size() - 1).end());
    }
    String charset = part.get(at).text().toLowerCase(Locale.ROOT);
    if (!CHARSETS.contains(charset)) {
      throw session.errors().raise("OB_ERR_UNKNOWN_CHARSET", charset);
    }
    String chosen = charset.equals("default") ? "utf8mb4" : charset;
    for (String name :
        List.of("character_set_client", "character_set_connection", "character_set_results")) {
      session.variables().set(new VariableScope(false, name), chosen);
    }
    if (part.words(at + 1, "COLLATE") && part.size() > at + 2) {
      VariableScope collation = new VariableScope(false, "collation_connection");
      session.variables().set(collation, part.get(at + 2).text());
    }
  }
}
