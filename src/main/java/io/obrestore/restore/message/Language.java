package io.obrestore.restore.message;

import java.util.Locale;

/** The languages that persons are answered in. */
public enum Language {
  /** The default, and that of every log. */
  ENGLISH(Locale.ENGLISH),
  /** Chinese, simplified. */
  CHINESE(Locale.CHINESE);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** As Content-Language says it. */
  public String tag() {
    return locale.toLanguageTag();
  }

  Locale locale() {
    return locale;
  }
}
