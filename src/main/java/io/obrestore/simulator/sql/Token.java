package io.obrestore.simulator.sql;

/**
 * A piece of a statement.
 *
 * @param text see {@link TokenKind}
 * @param start where it begins in the source
 * @param end where it ends in the source
 * @param depth how many parentheses are open around it; a parenthesis itself is outside
 */
record Token(TokenKind kind, String text, int start, int end, int depth) {
  /** Whether it is that keyword, in any case of letters. */
  boolean word(String keyword) {
    return kind == TokenKind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean symbol(String symbol) {
    return kind == TokenKind.SYMBOL && text.equals(symbol);
  }

  /** Whether it can stand for a name. */
  boolean name() {
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
  }
}
