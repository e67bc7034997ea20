package io.obrestore.simulator.sql;

import java.util.Optional;

/** The last statements of all sessions, cut already. Safe for use by many threads. */
final class SqlTexts {
  private final Recent<SqlText> kept = new Recent<>();

  /** The same as {@link SqlText#read}. */
  SqlText read(String source, SqlMode mode) {
    Optional<SqlText> known = kept.find(source, mode);
    if (known.isPresent()) {
      return known.get();
    }
    SqlText text = SqlText.read(source, mode);
    kept.keep(source, mode, text);
    return text;
  }
}
