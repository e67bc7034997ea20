package io.obrestore.simulator.admin;

import org.antlr.v4.runtime.Token;

/** Integers as the kernel's lexer takes them. */
final class Numbers {
  private Numbers() {}

  /**
   * The value of an integer token. What does not fit 64 bits without a sign is a decimal to the
   * kernel, and so not what the grammar wants there.
   */
  static long integer(Token token) {
    try {
      return Long.parseUnsignedLong(token.getText());
    } catch (NumberFormatException e) {
      throw new SyntaxException(token, e);
    }
  }
}
