package io.obrestore.dag;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What has become of a dag since somebody saw it.
 *
 * @param dag as it stands, with its nodes
 * @param lines logged since, in order, none of them newer than the dag
 */
public record Change(DagView dag, List<LogLine> lines) {
  /** The {@code seq} of who has seen nothing yet. */
  public static final long NOTHING_SEEN = -1;

  public Change {
    lines = List.copyOf(lines);
  }

  /**
   * The same, of its lines only those logged shortly before the last of them, or after it. No clock
   * but theirs counts: the reader's may be minutes away.
   */
  public Change latest(Duration shortly) {
    return lines.stream()
        .map(LogLine::time)
        .max(Comparator.naturalOrder())
        .map(last -> since(last.minus(shortly)))
        .orElse(this);
  }

  private Change since(Instant moment) {
    return new Change(dag, lines.stream().filter(line -> !line.time().isBefore(moment)).toList());
  }
}
