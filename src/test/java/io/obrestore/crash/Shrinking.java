package io.obrestore.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves steps out for as long as it still fails: first many at once, then single ones. */
final class Shrinking {
  private Shrinking() {}

  /** The fewest steps found. */
  static <T> List<T> of(List<T> steps, Predicate<List<T>> fails) {
    List<T> least = List.copyOf(steps);
    for (int size = Math.max(1, least.size() / 2); size >= 1; size = next(size)) {
      int from = 0;
      while (from < least.size()) {
        List<T> fewer = without(least, from, size);
        if (fails.test(fewer)) {
          least = fewer;
        } else {
          from += size;
        }
      }
    }
    return least;
  }

  private static int next(int size) {
    return size == 1 ? 0 : (size + 1) / 2;
  }

  private static <T> List<T> without(List<T> all, int from, int size) {
    List<T> fewer = new ArrayList<>(all.subList(0, from));
    fewer.addAll(all.subList(Math.min(all.size(), from + size), all.size()));
    return fewer;
  }
}
