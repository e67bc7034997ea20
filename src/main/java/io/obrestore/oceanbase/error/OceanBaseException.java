package io.obrestore.oceanbase.error;

import org.jspecify.annotations.Nullable;

/** A failure of a statement or a connection. */
public abstract sealed class OceanBaseException extends RuntimeException
    permits RefusedException, NoAnswerException, NoConnectionException {

  OceanBaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What this means for the caller. */
  public abstract ErrorClass errorClass();
}
