package io.obrestore.simulator.restore;

/** A round of the log archive: the SCNs it covers, both ends included. */
public record ArchiveRound(long id, long startScn, long checkpointScn, boolean stopped) {
  boolean covers(long scn) {
    return startScn <= scn && scn <= checkpointScn;
  }
}
