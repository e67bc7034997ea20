package io.obrestore.security;

import org.jspecify.annotations.Nullable;

/** A sealed value that cannot be opened. Quotes neither the value nor what is in it. */
public final class SealedValueException extends RuntimeException {
  private final Reason reason;

  SealedValueException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** Why a value cannot be opened. */
  public enum Reason {
    /** Not of the form {@code v1:<key id>:<base64>}. */
    MALFORMED,
    /** Sealed under a master key that is not configured any more. */
    UNKNOWN_KEY,
    /** Tampered with, sealed for another context, or under another key of the same id. */
    NOT_AUTHENTIC
  }
}
