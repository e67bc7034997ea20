package io.obrestore.api.edge;

import io.obrestore.restore.message.Language;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language that a client is answered in, by its Accept-Language. */
public final class AcceptedLanguage {
  /** The header. */
  public static final String HEADER = "Accept-Language";

  /** Browsers send some fifty; what is longer is meant to cost. */
  private static final int LONGEST = 256;

  private AcceptedLanguage() {}

  /** What the client likes best of what there is; English where it says nothing one can read. */
  public static Language of(@Nullable String header) {
    if (header == null || header.length() > LONGEST) {
      return Language.ENGLISH;
    }
    try {
      // sorted by weight, and as they came where the weights are equal
      return LanguageRange.parse(header).stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> language(range.getRange()).stream())
          .findFirst()
          .orElse(Language.ENGLISH);
    } catch (IllegalArgumentException unreadable) {
      return Language.ENGLISH;
    }
  }

  private static Optional<Language> language(String range) {
    int end = range.indexOf('-');
    return switch (end < 0 ? range : range.substring(0, end)) {
      case "zh" -> Optional.of(Language.CHINESE);
      case "en", "*" -> Optional.of(Language.ENGLISH);
      default -> Optional.empty();
    };
  }
}
