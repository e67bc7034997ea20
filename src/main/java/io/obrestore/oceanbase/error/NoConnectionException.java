package io.obrestore.oceanbase.error;

import org.jspecify.annotations.Nullable;

/** No session could be had, so nothing was sent. */
public final class NoConnectionException extends OceanBaseException {
  public NoConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public ErrorClass errorClass() {
    return ErrorClass.RETRY;
  }
}
