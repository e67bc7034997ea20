package io.obrestore.simulator.admin;

import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The parser stopped at a token. */
final class SyntaxException extends RuntimeException {
  private final int offset;
  private final int line;

  SyntaxException(Token token, @Nullable Throwable cause) {
    super("syntax error", cause);
    this.offset = token.getStartIndex();
    this.line = token.getLine();
  }

  /** In code points of the statement. */
  int offset() {
    return offset;
  }

  /** From 1. */
  int line() {
    return line;
  }
}
