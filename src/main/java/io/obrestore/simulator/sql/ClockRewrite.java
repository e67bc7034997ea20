package io.obrestore.simulator.sql;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The functions that tell the time: by the simulator's clock, the same all over a statement. */
final class ClockRewrite implements Rewrite {
  private static final Set<String> NOW =
      Set.of("NOW", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP", "SYSDATE");
  private static final Set<String> WITHOUT_PARENTHESES =
      Set.of(
          "CURRENT_TIMESTAMP",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "CURRENT_DATE",
          "CURRENT_TIME",
          "UTC_TIMESTAMP",
          "UTC_DATE");
  private static final Set<String> DATES = Set.of("CURDATE", "CURRENT_DATE");
  private static final Set<String> TIMES = Set.of("CURTIME", "CURRENT_TIME");

  @Override
  public int apply(SqlText text, int i, SessionFacts facts, TranslatedSql out) {
    Token token = text.get(i);
    if (token.kind() != TokenKind.WORD || inDefinition(text) || text.symbol(i - 1, ".")) {
      return 0;
    }
    String name = token.text().toUpperCase(Locale.ROOT);
    boolean called = text.symbol(i + 1, "(");
    if (!called && !WITHOUT_PARENTHESES.contains(name)) {
      return 0;
    }
    boolean digitsGiven =
        called && text.symbol(i + 3, ")") && text.get(i + 2).kind() == TokenKind.NUMBER;
    if (called && !digitsGiven && !text.symbol(i + 2, ")")) {
      return 0;
    }
    int digits = digitsGiven ? Integer.parseInt(text.get(i + 2).text()) : 0;
    if (!write(name, Math.min(digits, 6), facts, out)) {
      return 0;
    }
    return digitsGiven ? 4 : called ? 3 : 1;
  }

  /** DEFAULT CURRENT_TIMESTAMP stays the engine's own, as it is asked for later. */
  private static boolean inDefinition(SqlText text) {
    return text.starts("CREATE") || text.starts("ALTER");
  }

  private static boolean write(String name, int digits, SessionFacts facts, TranslatedSql out) {
    if (NOW.contains(name)) {
      timestamp(SessionFacts::now, digits, out);
    } else if (name.equals("UTC_TIMESTAMP")) {
      timestamp(SessionFacts::utcNow, digits, out);
    } else if (DATES.contains(name)) {
      out.asked("CAST(? AS DATE)", asked -> asked.now().toLocalDate());
    } else if (name.equals("UTC_DATE")) {
      out.asked("CAST(? AS DATE)", asked -> asked.utcNow().toLocalDate());
    } else if (TIMES.contains(name)) {
      out.asked(
          "CAST(? AS TIME(" + digits + "))", asked -> truncated(asked.now(), digits).toLocalTime());
    } else if (name.equals("UNIX_TIMESTAMP")) {
      out.raw(String.valueOf(facts.utcNow().toEpochSecond(ZoneOffset.UTC)));
    } else {
      return false;
    }
    return true;
  }

  private static void timestamp(
      Function<SessionFacts, LocalDateTime> time, int digits, TranslatedSql out) {
    out.asked(
        "CAST(? AS TIMESTAMP(" + digits + "))", asked -> truncated(time.apply(asked), digits));
  }

  private static LocalDateTime truncated(LocalDateTime time, int digits) {
    int unit = (int) Math.pow(10, 9 - digits);
    long nanos = time.getLong(ChronoField.NANO_OF_SECOND);
    return time.with(ChronoField.NANO_OF_SECOND, nanos / unit * unit);
  }
}
