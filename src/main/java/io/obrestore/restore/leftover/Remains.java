package io.obrestore.restore.leftover;

import io.obrestore.restore.Attempt;
import io.obrestore.restore.stage.Ours;

/**
 * What one attempt has in OceanBase, seen at some moment.
 *
 * @param ours its pools, jobs and tenants; tenants that are open are nobody's remains and left out,
 *     with their pools
 */
record Remains(Attempt attempt, Fate fate, Ours ours) {
  /** For the log. */
  String of() {
    return "of dag " + attempt.dagId() + ", attempt " + attempt.number() + " (" + fate.why() + ")";
  }
}
