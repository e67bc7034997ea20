package io.obrestore.security;

import io.obrestore.oceanbase.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Finds values that are known to be secret, as they are and as they stand in SQL, JSON or URIs. */
final class KnownSpans {
  private KnownSpans() {}

  static void markIn(String text, Collection<Secret> known, BitSet marks) {
    for (Secret secret : known) {
      for (String spelling : spellings(secret.value())) {
        mark(text, spelling, marks);
      }
    }
  }

  private static void mark(String text, String spelling, BitSet marks) {
    if (spelling.isEmpty()) {
      return;
    }
    // By one, not by its length: occurrences that overlap are all marked.
    for (int at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
      marks.set(at, at + spelling.length());
    }
  }

  private static Set<String> spellings(String value) {
    Set<String> spellings = new TreeSet<>();
    String slashed = value.replace("\\", "\\\\");
    spellings.add(value);
    spellings.add(slashed);
    spellings.add(slashed.replace("'", "''"));
    spellings.add(slashed.replace("'", "\\'"));
    spellings.add(slashed.replace("\"", "\\\""));
    spellings.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    return spellings;
  }
}
