package io.obrestore.simulator.admin;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells administration statements by their first two words, well formed or not, without parsing.
 */
final class LeadingWords {
  private static final Set<String> OURS =
      Set.of("ALTER SYSTEM", "CREATE RESOURCE", "DROP RESOURCE", "DROP TENANT", "SET DECRYPTION");

  private static final String BLANK = "(?:\\s|#[^\\n\\r]*|--(?=\\s)[^\\n\\r]*|/\\*(?s:.*?)\\*/)";
  private static final Pattern TWO_WORDS =
      Pattern.compile(BLANK + "*+([A-Za-z]+)" + BLANK + "++([A-Za-z_]+)");

  /** After SET DECRYPTION: then it is a variable of that name. */
  private static final Pattern ASSIGNMENT = Pattern.compile(BLANK + "*+:?=");

  private LeadingWords() {}

  static boolean recognised(String sql) {
    Matcher matcher = TWO_WORDS.matcher(sql);
    if (!matcher.lookingAt()) {
      return false;
    }
    String words = (matcher.group(1) + " " + matcher.group(2)).toUpperCase(Locale.ROOT);
    boolean variable =
        words.startsWith("SET ")
            && ASSIGNMENT.matcher(sql).region(matcher.end(), sql.length()).lookingAt();
    return OURS.contains(words) && !variable;
  }
}
