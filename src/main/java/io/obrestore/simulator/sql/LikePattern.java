package io.obrestore.simulator.sql;

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

  /** A pattern that only this text fits. */
  static LikePattern exactly(String text) {
    return new LikePattern(text.replaceAll("([%_\\\\])", "\\\\$1"));
  }

  boolean matches(String text) {
    return pattern.matcher(text).matches();
  }
}
