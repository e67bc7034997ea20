package io.obrestore.simulator.sql;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A call of a function that tells the time, by the simulator's clock: the same all over a
 * statement.
 *
 * @param tokens how many it takes
 * @param digits of its fraction of a second
 * @param value what it tells a session
 */
record ClockFunction(int tokens, Kind kind, int digits, Function<SessionFacts, Object> value) {
  enum Kind {
    DATE_AND_TIME,
    DATE,
    TIME,
    /** Since the Unix epoch. */
    SECONDS
  }

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
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  /**
   * The call that stands at that token; empty when none does. DEFAULT CURRENT_TIMESTAMP stays the
   * engine's own, as it is asked for later.
   */
  static Optional<ClockFunction> at(SqlText text, int i) {
    Token token = text.get(i);
    boolean definition = text.starts("CREATE") || text.starts("ALTER");
    if (token.kind() != TokenKind.WORD || definition || text.symbol(i - 1, ".")) {
      return Optional.empty();
    }
    String name = token.text().toUpperCase(Locale.ROOT);
    boolean called = text.symbol(i + 1, "(");
    if (!called && !WITHOUT_PARENTHESES.contains(name)) {
      return Optional.empty();
    }
    boolean digitsGiven =
        called && text.symbol(i + 3, ")") && text.get(i + 2).kind() == TokenKind.NUMBER;
    if (called && !digitsGiven && !text.symbol(i + 2, ")")) {
      return Optional.empty();
    }
    int digits = digitsGiven ? Math.min(Integer.parseInt(text.get(i + 2).text()), 6) : 0;
    int tokens = digitsGiven ? 4 : called ? 3 : 1;
    return named(name, tokens, digits);
  }

  private static Optional<ClockFunction> named(String name, int tokens, int digits) {
    if (NOW.contains(name)) {
      return call(tokens, Kind.DATE_AND_TIME, digits, facts -> truncated(facts.now(), digits));
    }
    if (DATES.contains(name)) {
      return call(tokens, Kind.DATE, digits, facts -> facts.now().toLocalDate());
    }
    if (TIMES.contains(name)) {
      return call(tokens, Kind.TIME, digits, facts -> truncated(facts.now(), digits).toLocalTime());
    }
    return switch (name) {
      case "UTC_TIMESTAMP" ->
          call(tokens, Kind.DATE_AND_TIME, digits, facts -> truncated(facts.utcNow(), digits));
      case "UTC_DATE" -> call(tokens, Kind.DATE, digits, facts -> facts.utcNow().toLocalDate());
      case "UNIX_TIMESTAMP" ->
          call(tokens, Kind.SECONDS, digits, facts -> facts.utcNow().toEpochSecond(ZoneOffset.UTC));
      default -> Optional.empty();
    };
  }

  private static Optional<ClockFunction> call(
      int tokens, Kind kind, int digits, Function<SessionFacts, Object> value) {
    return Optional.of(new ClockFunction(tokens, kind, digits, value));
  }

  private static LocalDateTime truncated(LocalDateTime time, int digits) {
    int unit = (int) Math.pow(10, 9 - digits);
    long nanos = time.getLong(ChronoField.NANO_OF_SECOND);
    return time.with(ChronoField.NANO_OF_SECOND, nanos / unit * unit);
  }

  /** What it tells that session, in OceanBase's own SQL. */
  String literal(SessionFacts facts) {
    Object told = value.apply(facts);
    return switch (kind) {
      case DATE_AND_TIME ->
          "CAST('" + DATE_AND_TIME.format((LocalDateTime) told) + "' AS DATETIME(" + digits + "))";
      case DATE -> "CAST('" + told + "' AS DATE)";
      case TIME -> "CAST('" + TIME.format((LocalTime) told) + "' AS TIME(" + digits + "))";
      case SECONDS -> told.toString();
    };
  }
}
