package io.obrestore.simulator.sql;

/** The text cannot be read as SQL; becomes error 1064. */
final class SqlSyntaxException extends RuntimeException {
  private final int position;

  SqlSyntaxException(int position) {
    super("syntax error at " + position);
    this.position = position;
  }

  /** Where reading stopped, in characters of the source. */
  int position() {
    return position;
  }
}
