package io.obrestore.oceanbase.error;

/** What a failure means for whoever sent the statement. */
public enum ErrorClass {
  /** Nothing was done and it will pass: send the same again, after a pause. */
  RETRY,
  /** Nothing is known: it may have taken effect or may still do so. Look before anything else. */
  UNKNOWN_OUTCOME,
  /** What was asked for is there already (or gone already). */
  ALREADY_DONE,
  /** A refusal: the same again gives the same answer. */
  DEFINITE
}
