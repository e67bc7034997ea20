package io.obrestore.restore;

import io.obrestore.dag.FailureClassifier;
import io.obrestore.dag.StoreUncertainException;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.ObError;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.restore.stage.PredecessorAliveException;
import io.obrestore.security.Masking;
import io.obrestore.security.SealedValueException;
import org.jboss.logging.Logger;

/**
 * What the failure of a stage's step means. Stages look before they act, so whatever left the
 * outcome open is simply tried again; nothing is failed for a lost connection alone.
 */
public final class RestoreFailures implements FailureClassifier {
  private static final Logger LOG = Logger.getLogger(RestoreFailures.class);

  /** The store's statements fail with the client's own exceptions: those are told alike. */
  @Override
  public Verdict classify(Throwable failure) {
    Throwable told = Failures.translate(failure, "a statement of the store");
    Verdict verdict = verdict(told);
    if (told != failure && verdict instanceof Verdict.GiveUp) {
      LOG.error("A statement of the store was refused", failure);
    }
    return verdict;
  }

  private static Verdict verdict(Throwable failure) {
    if (failure instanceof RefusedException refusal && isFinal(refusal)) {
      return new Verdict.GiveUp(
          Masking.text("OceanBase refused: [" + refusal.errno() + "] " + refusal.serverMessage()));
    }
    if (failure instanceof SealedValueException unreadable) {
      return new Verdict.GiveUp("The restore's secrets cannot be read: " + unreadable.getMessage());
    }
    if (isTransient(failure)) {
      return new Verdict.TryAgain(Masking.text(String.valueOf(failure.getMessage())));
    }
    LOG.errorf(failure, "A stage failed unexpectedly");
    return new Verdict.GiveUp("An unexpected error occurred; the service's log has it");
  }

  /**
   * Stages judge the refusals of their statements themselves, so what comes here was mostly a look,
   * or a statement of the store. A column that is gone (a rolling upgrade: the gateway asks anew
   * which there are) and a number nobody knows are no reason to fail a restore that may be running
   * well.
   */
  private static boolean isFinal(RefusedException refusal) {
    return refusal.errorClass() == ErrorClass.DEFINITE
        && refusal.error().isPresent()
        && !refusal.is(ObError.OB_ERR_BAD_FIELD_ERROR);
  }

  private static boolean isTransient(Throwable failure) {
    if (failure instanceof PredecessorAliveException
        || failure instanceof StoreUncertainException) {
      return true;
    }
    if (failure instanceof RefusedException refusal && !isFinal(refusal)) {
      return true;
    }
    ErrorClass meaning = Failures.classify(failure);
    return meaning == ErrorClass.RETRY || meaning == ErrorClass.UNKNOWN_OUTCOME;
  }
}
