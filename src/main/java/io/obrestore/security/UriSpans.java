package io.obrestore.security;

import io.obrestore.oceanbase.statement.UriSecrets;
import java.util.BitSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the secrets of backup URIs: the values of their secret parameters. */
final class UriSpans {
  // In a text a URI ends at a blank, a quote or a comma; on its own only & ends a value.
  private static final Pattern IN_TEXT = Pattern.compile("[?&]([\\w.-]+)=([^&\\s,'\"`]*)");
  private static final Pattern WHOLE = Pattern.compile("[?&]([^=&]+)=([^&]*)");
  private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s:?]*:([^/@\\s]+)@");
  private static final Set<String> FLAGS = Set.of("true", "false");

  private UriSpans() {}

  static void markIn(String text, BitSet marks) {
    mark(IN_TEXT.matcher(text), marks);
    markUserInfo(text, marks);
  }

  static void markWhole(String uri, BitSet marks) {
    mark(WHOLE.matcher(uri), marks);
    markUserInfo(uri, marks);
  }

  private static void mark(Matcher parameter, BitSet marks) {
    while (parameter.find()) {
      if (UriSecrets.isSecret(parameter.group(1)) && !FLAGS.contains(parameter.group(2))) {
        marks.set(parameter.start(2), parameter.end(2));
      }
    }
  }

  private static void markUserInfo(String text, BitSet marks) {
    Matcher userInfo = USER_INFO.matcher(text);
    while (userInfo.find()) {
      marks.set(userInfo.start(1), userInfo.end(1));
    }
  }
}
