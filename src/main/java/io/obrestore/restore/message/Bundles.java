package io.obrestore.restore.message;

import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of phrases. English stands beside each phrase, the others in resource bundles. */
final class Bundles {
  private static final String NAME = "messages.messages";
  private static final ResourceBundle CHINESE = bundle(Language.CHINESE);

  private Bundles() {}

  static String text(Phrase phrase, Language language) {
    return switch (language) {
      case ENGLISH -> phrase.english();
      case CHINESE -> translated(CHINESE, phrase);
    };
  }

  /** A phrase that nobody has translated is better said in English than not at all. */
  private static String translated(ResourceBundle bundle, Phrase phrase) {
    try {
      return bundle.getString(phrase.key());
    } catch (MissingResourceException untranslated) {
      return phrase.english();
    }
  }

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle(
        NAME,
        language.locale(),
        Bundles.class.getClassLoader(),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
