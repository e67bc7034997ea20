package io.obrestore.simulator.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the printf placeholders of the kernel's messages. */
final class MessageFormat {
  private static final Pattern PLACEHOLDER = Pattern.compile("%(%|(?:\\.\\*)?(?:s|l?[du]))");

  private MessageFormat() {}

  /**
   * The message with its placeholders replaced in order; throws IllegalArgumentException when their
   * number is not that of the arguments.
   */
  static String fill(String message, Object... args) {
    Matcher matcher = PLACEHOLDER.matcher(message);
    StringBuilder filled = new StringBuilder();
    int next = 0;
    while (matcher.find()) {
      String value = "%".equals(matcher.group(1)) ? "%" : argument(message, args, next++);
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    if (next != args.length) {
      throw new IllegalArgumentException(args.length + " arguments for: " + message);
    }
    return matcher.appendTail(filled).toString();
  }

  private static String argument(String message, Object[] args, int index) {
    if (index >= args.length) {
      throw new IllegalArgumentException(args.length + " arguments for: " + message);
    }
    return String.valueOf(args[index]);
  }
}
