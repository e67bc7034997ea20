package io.obrestore.restore;

import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.view.ArchiveRound;
import io.obrestore.oceanbase.view.BackupSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The spans of time that backups can be restored to (oceanbase-facts.md, Restorable windows). Pure.
 */
public final class Windows {
  private Windows() {}

  /**
   * A span, both ends included.
   *
   * @param from not after its end
   */
  public record Window(Scn from, Scn to) {
    /** Whether a point lies in it. */
    public boolean contains(Scn point) {
      return from.compareTo(point) <= 0 && point.compareTo(to) <= 0;
    }
  }

  /** The windows of the sets and rounds of one tenant, in order, none touching another. */
  public static List<Window> of(List<BackupSet> sets, List<ArchiveRound> rounds) {
    var ranges = merged(rounds.stream().flatMap(round -> range(round).stream()).toList());
    Map<Long, BackupSet> usable =
        sets.stream()
            .filter(BackupSet::usable)
            .collect(Collectors.toMap(BackupSet::id, Function.identity(), (one, other) -> one));
    return merged(
        usable.values().stream()
            .filter(set -> chainStands(set, usable))
            .flatMap(set -> window(set, ranges).stream())
            .toList());
  }

  private static boolean chainStands(BackupSet set, Map<Long, BackupSet> usable) {
    BackupSet link = set;
    // a chain is at most as long as there are sets; a longer one goes in circles
    for (int i = 0; i < usable.size(); i++) {
      if (link.previousFull() != 0 && !usable.containsKey(link.previousFull())) {
        return false;
      }
      if (link.previousIncrement() == 0) {
        return true;
      }
      BackupSet before = usable.get(link.previousIncrement());
      if (before == null) {
        return false;
      }
      link = before;
    }
    return false;
  }

  private static Optional<Window> window(BackupSet set, List<Window> ranges) {
    Scn earliest = set.minRestoreScn();
    Scn replay = set.startReplayScn();
    if (earliest == null || replay == null) {
      return Optional.empty();
    }
    return ranges.stream()
        .filter(range -> range.contains(replay) && earliest.compareTo(range.to()) <= 0)
        .map(range -> new Window(earliest, range.to()))
        .findFirst()
        // OceanBase takes a set's own log where it is given no archive (ob_restore_util.cpp,
        // check_restore_using_complement_log); with one it replays that, whatever the set holds
        .or(() -> set.plusArchivelog() ? Optional.of(at(earliest)) : Optional.empty());
  }

  private static Window at(Scn point) {
    return new Window(point, point);
  }

  private static Optional<Window> range(ArchiveRound round) {
    Scn from = round.startScn();
    Scn to = round.checkpointScn();
    return from == null || to == null || from.compareTo(to) > 0
        ? Optional.empty()
        : Optional.of(new Window(from, to));
  }

  /** Windows that overlap or touch as one, in order. */
  public static List<Window> merged(List<Window> windows) {
    var result = new ArrayList<Window>();
    for (Window next : windows.stream().sorted(Comparator.comparing(Window::from)).toList()) {
      int last = result.size() - 1;
      if (last >= 0 && next.from().compareTo(result.get(last).to()) <= 0) {
        Scn to = next.to().compareTo(result.get(last).to()) > 0 ? next.to() : result.get(last).to();
        result.set(last, new Window(result.get(last).from(), to));
      } else {
        result.add(next);
      }
    }
    return List.copyOf(result);
  }
}
