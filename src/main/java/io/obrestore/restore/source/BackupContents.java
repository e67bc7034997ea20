package io.obrestore.restore.source;

import io.obrestore.oceanbase.view.ArchiveRound;
import io.obrestore.oceanbase.view.BackupSet;
import io.obrestore.restore.Version;
import io.obrestore.restore.Windows;
import io.obrestore.restore.Windows.Window;
import java.util.List;

/**
 * What stands at a place.
 *
 * @param sets backup sets, whether they can be used or not
 * @param rounds of archiving
 */
public record BackupContents(List<BackupSet> sets, List<ArchiveRound> rounds) {
  public BackupContents {
    sets = List.copyOf(sets);
    rounds = List.copyOf(rounds);
  }

  /**
   * The moments it can be restored to, in order. Sets of several tenants in one place: their ids
   * are counted apart.
   */
  public List<Window> windows() {
    return Windows.merged(
        sets.stream()
            .map(BackupSet::tenantId)
            .distinct()
            .flatMap(tenant -> Windows.of(setsOf(tenant), roundsOf(tenant)).stream())
            .toList());
  }

  private List<BackupSet> setsOf(long tenant) {
    return sets.stream().filter(set -> set.tenantId() == tenant).toList();
  }

  private List<ArchiveRound> roundsOf(long tenant) {
    return rounds.stream().filter(round -> round.tenantId() == tenant).toList();
  }

  /** Whether a tenant restored from it has to be upgraded. */
  public boolean isOlderThan(Version cluster) {
    return sets.stream()
        .filter(BackupSet::usable)
        .map(BackupSet::tenantCompatible)
        .filter(version -> !version.isBlank())
        .anyMatch(version -> Version.of(version).compareTo(cluster) < 0);
  }

  /** Whether it says all that windows take. */
  boolean isWhole() {
    return !sets.isEmpty()
        && (!rounds.isEmpty() || sets.stream().allMatch(BackupSet::plusArchivelog));
  }
}
