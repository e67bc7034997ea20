package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;

/** Error 1064 in the kernel's words. */
final class SyntaxErrors {
  private static final String WORDS =
      "You have an error in your SQL syntax; check the manual that corresponds to your OceanBase"
          + " version for the right syntax to use";

  /** The kernel shows that many characters of the rest. */
  private static final int SHOWN = 80;

  private SyntaxErrors() {}

  /** At that place of the statement. */
  static KernelException near(KernelErrors errors, SqlText text, int position) {
    return near(errors, text.source(), position);
  }

  /** At that place of the source. */
  static KernelException near(KernelErrors errors, String source, int position) {
    int start = Math.min(position, source.length());
    String rest = source.substring(start, Math.min(source.length(), start + SHOWN));
    long line = 1 + source.substring(0, start).chars().filter(c -> c == '\n').count();
    return errors.raise("OB_ERR_PARSE_SQL", WORDS, rest, line);
  }
}
