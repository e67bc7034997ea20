package io.obrestore.simulator.sql;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last statements of all sessions, cut already: clients send the same few again and again. Safe
 * for use by many threads.
 */
final class SqlTexts {
  private static final int KEPT = 256;

  /** Longer ones carry data and do not come again. */
  private static final int LONGEST = 8192;

  private record Key(String source, SqlMode mode) {}

  private final Map<Key, SqlText> texts =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SqlText> eldest) {
          return size() > KEPT;
        }
      };

  /** The same as {@link SqlText#read}. */
  SqlText read(String source, SqlMode mode) {
    if (source.length() > LONGEST) {
      return SqlText.read(source, mode);
    }
    synchronized (texts) {
      return texts.computeIfAbsent(new Key(source, mode), key -> SqlText.read(source, mode));
    }
  }
}
