package io.obrestore.security;

import io.obrestore.oceanbase.Secret;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * The one place that hides secrets in texts: log lines, error messages, OceanBase's own comments.
 * All that is found is found in the text as it came, so one secret cannot hide another from sight.
 */
public final class Masking {
  private static final String HIDDEN = "******";

  private Masking() {}

  /** A text without the secrets that its form gives away: in URIs, statements, settings, JSON. */
  public static String text(String text) {
    return text(text, List.of());
  }

  /** A text without those and without these values, wherever and however quoted they stand. */
  public static String text(String text, Collection<Secret> known) {
    BitSet marks = new BitSet(text.length());
    UriSpans.markIn(text, marks);
    PhraseSpans.markIn(text, marks);
    KnownSpans.markIn(text, known, marks);
    return hide(text, marks);
  }

  /** A backup URI as it may be shown: its secret parameters keep their names. */
  public static String uri(String uri) {
    BitSet marks = new BitSet(uri.length());
    UriSpans.markWhole(uri, marks);
    return hide(uri, marks);
  }

  private static String hide(String text, BitSet marks) {
    if (marks.isEmpty()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    int from = 0;
    for (int at = marks.nextSetBit(0); at >= 0; at = marks.nextSetBit(from)) {
      shown.append(text, from, at).append(HIDDEN);
      from = marks.nextClearBit(at);
    }
    return shown.append(text, from, text.length()).toString();
  }
}
