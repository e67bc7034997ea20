package io.obrestore.oceanbase.statement;

/** A value that no statement can carry; found before anything was sent. Quotes no value. */
public final class InvalidStatementException extends RuntimeException {
  public InvalidStatementException(String message) {
    super(message);
  }
}
