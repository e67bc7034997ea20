package io.obrestore.restore.message;

import java.util.List;
import java.util.Locale;

/** What is said to a person, in no language yet; free of secrets. */
public record Message(Phrase phrase, List<Object> arguments) {
  public Message {
    arguments = List.copyOf(arguments);
  }

  /** In a language. */
  public String in(Language language) {
    return String.format(
        Locale.ROOT,
        Bundles.text(phrase, language),
        arguments.stream().map(argument -> said(argument, language)).toArray());
  }

  /** In English, as logs have it. */
  public String english() {
    return in(Language.ENGLISH);
  }

  private static Object said(Object argument, Language language) {
    return argument instanceof Message part ? part.in(language) : argument;
  }

  @Override
  public String toString() {
    return english();
  }
}
