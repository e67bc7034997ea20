package io.obrestore.dag.engine;

import io.obrestore.dag.store.Write;
import java.util.ArrayList;
import java.util.List;

/** Lines that wait to be written. When too many wait, those in the middle go. */
final class LogBuffer {
  private static final int MOST = 500;
  private static final int HEAD = 50;

  private final List<Write.Line> lines = new ArrayList<>();

  synchronized void add(Write.Line line) {
    if (lines.size() >= MOST) {
      lines.remove(HEAD);
    }
    lines.add(line);
  }

  /** All lines, in order; they do not wait any more. */
  synchronized List<Write.Line> drain() {
    List<Write.Line> drained = List.copyOf(lines);
    lines.clear();
    return drained;
  }

  /** Lines that were not written after all wait again, before those that came since. */
  synchronized void putBack(List<Write.Line> drained) {
    lines.addAll(0, drained);
  }

  synchronized boolean isEmpty() {
    return lines.isEmpty();
  }
}
