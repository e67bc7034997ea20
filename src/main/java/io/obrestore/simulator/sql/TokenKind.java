package io.obrestore.simulator.sql;

/** Kinds of the pieces that {@link Lexer} cuts a statement into. */
enum TokenKind {
  /** A name or keyword without quotes. */
  WORD,
  /** A name in backticks, or in double quotes under ANSI_QUOTES; its text is without them. */
  QUOTED_NAME,
  /** A string literal; its text is what it stands for. */
  STRING,
  NUMBER,
  /** {@code X'..'} or {@code 0x..}; its text is the digits. */
  HEX,
  SYMBOL,
  /** A question mark. */
  PARAMETER,
  /** {@code @x}; its text is without the sign. */
  USER_VARIABLE,
  /** {@code @@x} or {@code @@scope.x}; its text is without the signs. */
  SYSTEM_VARIABLE
}
