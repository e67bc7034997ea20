package io.obrestore.dag;

/** Says what the failure of a step means. Pure. The engine backs off with jitter between tries. */
public interface FailureClassifier {
  /**
   * Whether the same step is to be tried again, or what to tell of a definite failure (secrets
   * masked).
   */
  Verdict classify(Throwable failure);

  /** The two answers. */
  sealed interface Verdict {
    /** Try the step again later; nothing is known to have gone wrong for good. */
    record TryAgain(String why) implements Verdict {}

    /** The stage fails with this reason. */
    record GiveUp(String reason) implements Verdict {}
  }
}
