package io.obrestore.restore.validation;

import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.view.ArchiveRound;
import io.obrestore.oceanbase.view.BackupSet;
import io.obrestore.oceanbase.view.BackupViews;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.Windows;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the restore point can be reached, where that can be known: where this cluster made the
 * backup. Another cluster's backup is judged by OceanBase alone.
 */
public final class PointCheck {
  private PointCheck() {}

  /** The fault of the restore point, or nothing. Asks only when a point is given. */
  public static Uni<Optional<Fault>> run(BackupViews backups, RestoreRequest request) {
    var point = request.point().scn();
    if (point.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return backups
        .setsAt(request.secrets().dataBackupUri())
        .chain(
            sets ->
                sets.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : backups
                        .roundsAt(request.secrets().archiveLogUri())
                        .map(rounds -> judge(sets, rounds, point.get())));
  }

  static Optional<Fault> judge(List<BackupSet> sets, List<ArchiveRound> rounds, Scn point) {
    if (rounds.isEmpty()) {
      // the archive is not this cluster's, or not named: OceanBase alone can tell its end
      return earliest(sets).filter(from -> point.compareTo(from) < 0).map(from -> tooEarly(point));
    }
    // sets of several tenants in one place: their ids are counted apart
    boolean reachable =
        sets.stream()
            .map(BackupSet::tenantId)
            .distinct()
            .anyMatch(tenant -> reachable(ofTenant(sets, tenant), roundsOf(rounds, tenant), point));
    return reachable
        ? Optional.empty()
        : Optional.of(
            Fault.of(Rule.TIME_NOT_VALID, "scn", Why.NOT_COVERED.with(point.toInstant())));
  }

  private static Optional<Scn> earliest(List<BackupSet> sets) {
    return sets.stream()
        .map(BackupSet::minRestoreScn)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  private static Fault tooEarly(Scn point) {
    return Fault.of(Rule.TIME_NOT_VALID, "scn", Why.TOO_EARLY.with(point.toInstant()));
  }

  private static boolean reachable(List<BackupSet> sets, List<ArchiveRound> rounds, Scn point) {
    return Windows.of(sets, rounds).stream().anyMatch(window -> window.contains(point));
  }

  private static List<BackupSet> ofTenant(List<BackupSet> sets, long tenant) {
    return sets.stream().filter(set -> set.tenantId() == tenant).toList();
  }

  private static List<ArchiveRound> roundsOf(List<ArchiveRound> rounds, long tenant) {
    return rounds.stream().filter(round -> round.tenantId() == tenant).toList();
  }
}
