package io.obrestore.restore.stage;

import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * How far the sending of ALTER SYSTEM RESTORE has come, and what its answer means. Decided without
 * I/O.
 */
sealed interface RestoreAnswer {
  /** Not sent by this run, or nothing came of it: look, then send it. */
  record NotSent() implements RestoreAnswer {}

  /** Sent; OceanBase has not answered. */
  record Awaited() implements RestoreAnswer {}

  /** The job was made. */
  record Made() implements RestoreAnswer {}

  /** Nothing was done, and it will pass: send the same again. */
  record SendAgain() implements RestoreAnswer {}

  /** Nothing is known: end the session, look, then send it again. */
  record OutcomeUnknown() implements RestoreAnswer {}

  /** OceanBase will not do it. */
  record Refused(RefusedException refusal) implements RestoreAnswer {}

  /** What an answer means; null for success. */
  static RestoreAnswer of(@Nullable Throwable failure) {
    if (failure == null) {
      return new Made();
    }
    if (Failures.classify(failure) == ErrorClass.RETRY) {
      return new SendAgain();
    }
    return failure instanceof RefusedException refused
            && refused.errorClass() != ErrorClass.UNKNOWN_OUTCOME
        ? new Refused(refused)
        : new OutcomeUnknown();
  }
}
