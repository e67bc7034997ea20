package io.obrestore.simulator.sql;

import java.util.Optional;
import java.util.regex.Pattern;

/** A pattern of LIKE, with percent, underscore and backslash; any case of letters. */
final class LikePattern {
  private final Pattern pattern;

  LikePattern(String like) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      boolean escaped = c == '\\' && i + 1 < like.length();
      if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(escaped ? like.charAt(++i) : c)));
      }
    }
    pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** What LIKE, or WHERE with one comparison, asks for at that token, if it stands there. */
  static Optional<LikePattern> at(SqlText text, int at) {
    boolean equal = text.words(at, "WHERE") && text.size() == at + 4 && text.symbol(at + 2, "=");
    if (equal) {
      return Optional.of(exactly(text.get(at + 3).text()));
    }
    return text.words(at, "LIKE") && text.size() > at + 1
        ? Optional.of(new LikePattern(text.get(at + 1).text()))
        : Optional.empty();
  }

  /** A pattern that only this text fits. */
  private static LikePattern exactly(String text) {
    return new LikePattern(text.replaceAll("([%_\\\\])", "\\\\$1"));
  }

  boolean matches(String text) {
    return pattern.matcher(text).matches();
  }
}
