package io.obrestore.simulator.restore;

import java.util.List;

/**
 * Where a restore reads from, and to which point.
 *
 * @param uris all places in order, as they came
 * @param dataUri the one with the sets
 * @param archiveUris the others
 * @param set the last of the sets that are read
 */
record RestoreSource(
    SampleBackup backup,
    List<String> uris,
    String dataUri,
    List<String> archiveUris,
    long scn,
    BackupSet set) {}
