package io.obrestore.security;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets by what stands before them: {@code IDENTIFIED BY '…','…'}, {@code ENCRYPTED BY
 * '…'}, {@code @kms_encrypt_info = '…'}, {@code password=…}, {@code "password": "…"}, {@code
 * access_key=…} outside a URI.
 */
final class PhraseSpans {
  private static final Pattern BY =
      Pattern.compile("\\b(?:IDENTIFIED|ENCRYPTED)\\s+BY\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED =
      Pattern.compile(
          "[\\w.-]*(?:passw|pwd|secret|token|access_?(?:id|key)|encrypt_?key|kms|decryption)[\\w.-]*"
              + "[\"'`]?\\s*(?::=|=|:)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern BARE = Pattern.compile("[^&\\s,;'\"`)\\]}]+");

  private PhraseSpans() {}

  static void markIn(String text, BitSet marks) {
    Matcher by = BY.matcher(text);
    while (by.find()) {
      markValues(text, by.end(), true, marks);
    }
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      markNamed(text, named.end(), marks);
    }
  }

  private static void markNamed(String text, int start, BitSet marks) {
    boolean list = start < text.length() && text.charAt(start) == '[';
    int at = list ? start + 1 : start;
    if (isQuote(text, at)) {
      markValues(text, at, list, marks);
      return;
    }
    Matcher bare = BARE.matcher(text).region(at, text.length());
    if (bare.lookingAt() && !bare.group().equals("true") && !bare.group().equals("false")) {
      marks.set(bare.start(), bare.end());
    }
  }

  /** A quoted value, or a list of them separated by commas; each without its quotes. */
  private static void markValues(String text, int start, boolean list, BitSet marks) {
    int at = start;
    while (isQuote(text, at)) {
      int end = endOfQuoted(text, at);
      marks.set(at + 1, end);
      Matcher comma = COMMA.matcher(text).region(Math.min(end + 1, text.length()), text.length());
      if (!list || !comma.lookingAt()) {
        return;
      }
      at = comma.end();
    }
  }

  private static boolean isQuote(String text, int at) {
    return at < text.length() && "'\"".indexOf(text.charAt(at)) >= 0;
  }

  /** Where the closing quote stands; the end of the text where it was cut off. */
  private static int endOfQuoted(String text, int open) {
    char quote = text.charAt(open);
    int at = open + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = c == quote && at + 1 < text.length() && text.charAt(at + 1) == quote;
      if (c == '\\' || doubled) {
        at += 2;
      } else if (c == quote) {
        return at;
      } else {
        at++;
      }
    }
    return text.length();
  }
}
