package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Pace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup the embedded OceanBase can read.
 *
 * @param dataUri where its sets are; access keys and other parameters do not matter
 * @param archiveUris where its log archive is, all the same
 * @param source whose backup it is
 * @param passwords all of them are needed
 * @param size of what is restored
 * @param outcomes of the first attempts for one tenant name; later ones succeed
 * @param pace by the simulator's clock, whatever is set; null for what is set
 */
public record SampleBackup(
    String dataUri,
    List<String> archiveUris,
    Source source,
    List<String> passwords,
    List<BackupSet> sets,
    List<ArchiveRound> rounds,
    Size size,
    List<Outcome> outcomes,
    @Nullable Pace pace) {

  /**
   * Whose backup it is.
   *
   * @param compatible version of the tenant's data
   * @param ownCluster whether the views list it as made here
   */
  public record Source(
      String tenantName,
      long tenantId,
      String clusterName,
      String compatible,
      boolean ownCluster) {}

  /** What is to be restored. */
  public record Size(long bytes, long tablets) {}

  /** How the attempt with that number, from 1, ends. */
  Outcome outcome(int attempt) {
    return attempt <= outcomes.size() ? outcomes.get(attempt - 1) : new Outcome.Succeeds();
  }

  /** The same backup somewhere else. */
  public SampleBackup at(String uri) {
    return new SampleBackup(
        uri, List.of(uri, uri + "/clog"), source, passwords, sets, rounds, size, outcomes, pace);
  }

  /** The same backup, ending like this. */
  public SampleBackup ending(Outcome... attempts) {
    return new SampleBackup(
        dataUri, archiveUris, source, passwords, sets, rounds, size, List.of(attempts), pace);
  }

  /** The same backup, taking that long. */
  public SampleBackup taking(Pace time) {
    return new SampleBackup(
        dataUri, archiveUris, source, passwords, sets, rounds, size, outcomes, time);
  }
}
