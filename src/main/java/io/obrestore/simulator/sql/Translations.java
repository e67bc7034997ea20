package io.obrestore.simulator.sql;

import java.util.Optional;
import java.util.function.Function;

/**
 * The last statements as they were translated, but those that have something of their session in
 * them. Safe for use by many threads.
 */
final class Translations {
  private final Recent<Translation> kept = new Recent<>();

  /** As kept; else as the function makes it of the facts it is given. */
  Translation of(SqlText text, SessionFacts facts, Function<SessionFacts, Translation> made) {
    Optional<Translation> known = kept.find(text.source(), facts.sqlMode());
    if (known.isPresent()) {
      return known.get();
    }
    AskedFacts asked = new AskedFacts(facts);
    Translation translation = made.apply(asked);
    if (!asked.asked()) {
      kept.keep(text.source(), facts.sqlMode(), translation);
    }
    return translation;
  }
}
