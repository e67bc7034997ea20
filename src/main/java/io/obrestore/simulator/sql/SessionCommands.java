package io.obrestore.simulator.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Statements that the session answers itself, without the engine. */
final class SessionCommands {
  private static final Set<String> FIRST =
      Set.of("SET", "SHOW", "USE", "KILL", "BEGIN", "COMMIT", "DESC", "DESCRIBE");

  private final SqlSession session;
  private final SetCommand set;
  private final ShowCommand show;

  SessionCommands(SqlSession session) {
    this.session = session;
    this.set = new SetCommand(session);
    this.show = new ShowCommand(session);
  }

  boolean recognises(SqlText text) {
    String first = first(text);
    return FIRST.contains(first)
        || text.starts("START", "TRANSACTION")
        || (first.equals("ROLLBACK") && !text.words(1, "TO"))
        || sleep(text);
  }

  private static String first(SqlText text) {
    return text.get(0).text().toUpperCase(Locale.ROOT);
  }

  private static boolean sleep(SqlText text) {
    return text.size() == 5
        && text.starts("SELECT", "SLEEP")
        && text.get(3).kind() == TokenKind.NUMBER;
  }

  /** Throws 4001 for SET with parameters, as the kernel does, and 1295 for others. */
  void checkPreparable(SqlText text) {
    if (text.parameters() > 0) {
      boolean isSet = text.starts("SET");
      throw session.errors().raise(isSet ? "OB_OBJ_TYPE_ERROR" : "OB_ER_UNSUPPORTED_PS");
    }
  }

  Result execute(SqlText text) throws SQLException {
    switch (first(text)) {
      case "SET" -> set.execute(text);
      case "SHOW", "DESC", "DESCRIBE" -> {
        return show.execute(text);
      }
      case "USE" -> session.useDatabase(only(text));
      case "KILL" -> kill(text);
      case "BEGIN", "START" -> session.transactions().begin(text.words(2, "READ", "ONLY"));
      case "COMMIT" -> session.transactions().commit();
      case "ROLLBACK" -> session.transactions().rollback();
      default -> {
        return sleepFor(text);
      }
    }
    return Result.Done.NOTHING;
  }

  private static String only(SqlText text) {
    if (text.size() != 2 || !text.get(1).name()) {
      throw new SqlSyntaxException(text.get(0).end());
    }
    return text.get(1).text();
  }

  private void kill(SqlText text) {
    boolean query = text.words(1, "QUERY");
    int at = query || text.words(1, "CONNECTION") ? 2 : 1;
    if (text.size() != at + 1 || text.get(at).kind() != TokenKind.NUMBER) {
      throw new SqlSyntaxException(text.get(0).end());
    }
    String number = text.get(at).text();
    SqlSession victim =
        session
            .sessions()
            .find(id(number))
            .orElseThrow(() -> session.errors().raise("OB_UNKNOWN_CONNECTION", number));
    if (query) {
      victim.killQuery();
    } else {
      victim.kill();
    }
  }

  /** The id; what no id can be is as unknown as any other. */
  private static long id(String number) {
    boolean fits = number.length() < 19 && number.chars().allMatch(Character::isDigit);
    return fits ? Long.parseLong(number) : -1;
  }

  private Result sleepFor(SqlText text) {
    double seconds = Double.parseDouble(text.get(3).text());
    session.pause(Duration.ofMillis(Math.round(seconds * 1000)));
    return new Result.Rows(
        List.of(ResultColumn.expression(text.source(1, 5), FieldType.LONGLONG, 20, 0)),
        List.of(List.of(0L)));
  }
}
