package io.obrestore.restore.leftover;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Operator;
import io.obrestore.dag.State;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.RestoreDag;
import java.util.Optional;

/**
 * Whose what an attempt has in OceanBase is now. What is to be cleared stays so for ever: no
 * operator brings such an attempt back, so nothing that happens after the look makes it wrong.
 */
public enum Fate {
  /** Its dag was undone: whatever is there came afterwards. */
  UNDONE(true, "its dag was undone"),
  /** A later attempt of its dag began, and before that this one was taken back. */
  PAST(true, "a later attempt of its dag has begun"),
  /** OceanBase refused it for good and it was taken back; a RETRY begins another. */
  REFUSED(true, "OceanBase refused that attempt"),
  /** Its dag is not over. */
  OPEN(false, "its dag is not over"),
  /** Its dag failed: RETRY goes on with it, ROLLBACK takes it back. */
  FAILED(false, "its dag has failed: RETRY or ROLLBACK it"),
  /** CANCEL left it going on. */
  CANCELLED(false, "CANCEL left it as it is: RETRY or ROLLBACK its dag"),
  /** PASS left it on purpose. */
  PASSED(false, "PASS left it as it is"),
  /** Its dag succeeded: it is the tenant owner's. */
  SUCCEEDED(false, "its dag has succeeded"),
  /** It bears our mark and the store does not know it. */
  UNKNOWN(false, "the store does not know its dag");

  private final boolean cleared;
  private final String why;

  Fate(boolean cleared, String why) {
    this.cleared = cleared;
    this.why = why;
  }

  /** Whether the sweeper clears it. */
  public boolean isCleared() {
    return cleared;
  }

  /** In words. */
  public String why() {
    return why;
  }

  /**
   * The fate of one attempt.
   *
   * @param found its dag, read after what it has in OceanBase was seen
   */
  static Fate of(Optional<DagView> found, int attempt) {
    if (found.isEmpty()) {
      return UNKNOWN;
    }
    var dag = found.get();
    if (!dag.kind().equals(RestoreDag.KIND) || attempt < 1 || attempt > dag.attempt()) {
      return UNKNOWN;
    }
    if (dag.state() == State.SUCCEED && dag.operator() == Operator.ROLLBACK) {
      return UNDONE;
    }
    return attempt < dag.attempt() ? PAST : ofCurrent(dag);
  }

  private static Fate ofCurrent(DagView dag) {
    return switch (dag.state()) {
      case PENDING, READY, RUNNING -> OPEN;
      case SUCCEED -> dag.operator() == Operator.PASS ? PASSED : SUCCEEDED;
      case FAILED -> ofFailed(dag);
    };
  }

  private static Fate ofFailed(DagView dag) {
    if (!dag.leftovers() && RestoreCodec.facts(dag).refusedIn() != null) {
      return REFUSED;
    }
    return dag.operator() == Operator.CANCEL ? CANCELLED : FAILED;
  }
}
