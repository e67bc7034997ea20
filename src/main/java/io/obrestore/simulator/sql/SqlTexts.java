package io.obrestore.simulator.sql;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last statements of a session, cut already: clients send the same few again and again. */
final class SqlTexts {
  private static final int KEPT = 64;

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
    return source.length() > LONGEST
        ? SqlText.read(source, mode)
        : texts.computeIfAbsent(new Key(source, mode), key -> SqlText.read(source, mode));
  }
}
