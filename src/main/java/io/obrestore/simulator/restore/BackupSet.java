package io.obrestore.simulator.restore;

/**
 * A backup set at a place.
 *
 * @param previousFull 0 for a full set
 * @param previousIncremental the set right before an incremental one, 0 for a full set
 * @param startReplayScn from here on the log is needed
 * @param minRestoreScn the first point it can be restored to
 */
public record BackupSet(
    long id, long previousFull, long previousIncremental, long startReplayScn, long minRestoreScn) {
  boolean isFull() {
    return previousFull == 0;
  }
}
