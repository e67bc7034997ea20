package io.obrestore.restore.validation;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What no text sent to OceanBase may hold. */
final class TextRules {
  private TextRules() {}

  /**
   * Whether a text can stand in a statement: JSON can say a NUL and half a surrogate pair, SQL and
   * UTF-8 cannot.
   */
  static boolean canBeSent(String text) {
    return text.indexOf('\0') < 0 && isUnicode(text);
  }

  private static boolean isUnicode(String text) {
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException halfAPair) {
      return false;
    }
  }
}
