package io.obrestore.dag;

import org.jspecify.annotations.Nullable;

/**
 * The database did not say what became of a statement or a COMMIT of the store: look, or try again.
 */
public abstract class StoreUncertainException extends RuntimeException {
  protected StoreUncertainException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
