package io.obrestore.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the replicas of a test print, in the order it came. */
final class Journal {
  private final List<Line> lines = new ArrayList<>();

  synchronized void add(String replica, String text) {
    lines.add(new Line(replica, text));
    notifyAll();
  }

  /** All lines so far. */
  synchronized List<Line> all() {
    return List.copyOf(lines);
  }

  /** How many there are: a place to look from. */
  synchronized int size() {
    return lines.size();
  }

  /** Waits for the first line that fits, past ones included. */
  Line await(String what, Predicate<Line> wanted) throws InterruptedException {
    return await(what, 0, wanted);
  }

  /** Waits for the first line at or after that place that fits; fails with all lines. */
  synchronized Line await(String what, int from, Predicate<Line> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + World.LIMIT.toNanos();
    Optional<Line> found = first(from, wanted);
    while (found.isEmpty()) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new AssertionError("waited in vain for " + what + ":\n" + text());
      }
      wait(left);
      found = first(from, wanted);
    }
    return found.get();
  }

  private Optional<Line> first(int from, Predicate<Line> wanted) {
    return lines.stream().skip(from).filter(wanted).findFirst();
  }

  /** All lines, each with who printed it. */
  synchronized String text() {
    return String.join("\n", lines.stream().map(l -> l.replica() + ": " + l.text()).toList());
  }

  /** A line and who printed it. */
  record Line(String replica, String text) {
    boolean has(String part) {
      return text.contains(part);
    }
  }
}
