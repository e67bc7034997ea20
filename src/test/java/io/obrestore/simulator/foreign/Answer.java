package io.obrestore.simulator.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client shows of a result.
 *
 * @param labels of the columns; empty when there are no rows
 * @param rows in the words of {@link Words}
 */
record Answer(List<String> labels, List<List<@Nullable String>> rows) {
  static final Answer NOTHING = new Answer(List.of(), List.of());

  /** The only column of the rows. */
  List<@Nullable String> column() {
    return rows.stream().map(row -> row.get(0)).toList();
  }
}
