package io.obrestore.restore.stage;

/** A killed session of an earlier run has not ended yet: the step is tried again. */
public final class PredecessorAliveException extends RuntimeException {
  PredecessorAliveException() {
    super("the session of an earlier run has not ended yet", null, false, false);
  }
}
