package io.obrestore.dag.store;

import io.obrestore.dag.StoreUncertainException;

/** A COMMIT was sent and nobody knows what became of it: look before anything else. */
final class OutcomeUnknownException extends StoreUncertainException {
  OutcomeUnknownException(Throwable cause) {
    super("the outcome of a COMMIT is unknown", cause);
  }
}
