package io.obrestore.simulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts the statements that clients send, under MySQL's names of them in SHOW GLOBAL STATUS:
 * Questions is all of them, a prepared one counted when it is executed. Safe for use by many
 * threads.
 */
public final class StatementCounters {
  private static final String QUESTIONS = "Questions";

  private static final Pattern FIRST =
      Pattern.compile(
          "\\s*(BEGIN|START\\s+TRANSACTION|COMMIT|ROLLBACK|SET)\\b", Pattern.CASE_INSENSITIVE);

  /** By the first letters of what {@link #FIRST} finds. */
  private static final Map<String, String> KINDS =
      Map.of(
          "BE", "Com_begin",
          "ST", "Com_begin",
          "CO", "Com_commit",
          "RO", "Com_rollback",
          "SE", "Com_set_option");

  private final Map<String, LongAdder> counters = new TreeMap<>();

  /** All at 0. */
  public StatementCounters() {
    counters.put(QUESTIONS, new LongAdder());
    KINDS.values().forEach(name -> counters.put(name, new LongAdder()));
  }

  /** A statement was received. */
  public void count(String sql) {
    increment(QUESTIONS);
    Matcher words = FIRST.matcher(sql);
    if (words.lookingAt()) {
      String letters = words.group(1).substring(0, 2).toUpperCase(Locale.ROOT);
      increment(Objects.requireNonNull(KINDS.get(letters)));
    }
  }

  private void increment(String name) {
    LongAdder counter = counters.get(name);
    if (counter != null) {
      counter.increment();
    }
  }

  /** Name and value of each, in the order of their names. */
  List<List<@Nullable Object>> rows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    counters.forEach((name, count) -> rows.add(List.of(name, Long.toString(count.sum()))));
    return rows;
  }
}
