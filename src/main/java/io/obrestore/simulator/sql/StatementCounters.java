package io.obrestore.simulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts the statements that clients send, under MySQL's names of them in SHOW GLOBAL STATUS:
 * Questions is all of them, a prepared one counted when it is executed. Safe for use by many
 * threads.
 */
public final class StatementCounters {
  private static final String QUESTIONS = "Questions";

  private static final Map<String, Pattern> KINDS =
      Map.of(
          "Com_begin", first("BEGIN|START\\s+TRANSACTION"),
          "Com_commit", first("COMMIT"),
          "Com_rollback", first("ROLLBACK"),
          "Com_set_option", first("SET"));

  private final Map<String, LongAdder> counters = new TreeMap<>();

  /** All at 0. */
  public StatementCounters() {
    counters.put(QUESTIONS, new LongAdder());
    KINDS.keySet().forEach(name -> counters.put(name, new LongAdder()));
  }

  private static Pattern first(String words) {
    return Pattern.compile("\\s*(" + words + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  /** A statement was received. */
  public void count(String sql) {
    increment(QUESTIONS);
    KINDS.forEach(
        (name, words) -> {
          if (words.matcher(sql).lookingAt()) {
            increment(name);
          }
        });
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
