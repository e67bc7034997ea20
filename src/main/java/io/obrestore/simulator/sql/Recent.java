package io.obrestore.simulator.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something of each of the last statements of all sessions: clients send the same few again and
 * again. Safe for use by many threads.
 */
final class Recent<T> {
  private static final int KEPT = 256;

  /** Longer ones carry data and do not come again. */
  private static final int LONGEST = 8192;

  private record Key(String source, SqlMode mode) {}

  private final Map<Key, T> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, T> eldest) {
          return size() > KEPT;
        }
      };

  synchronized Optional<T> find(String source, SqlMode mode) {
    return Optional.ofNullable(kept.get(new Key(source, mode)));
  }

  synchronized void keep(String source, SqlMode mode, T value) {
    if (source.length() <= LONGEST) {
      kept.put(new Key(source, mode), value);
    }
  }
}
