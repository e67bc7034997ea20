package io.obrestore.crash;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which sessions have begun a transaction and not ended it. H2 has a limit, which OceanBase's own
 * engine has not: whoever waits for a lock of a transaction in which a statement, or a part of it,
 * was undone, waits at work and for ever. So nothing may come in between there: such a transaction
 * goes on first, and when its replica stands still it is ended.
 */
final class OpenTransactions {
  private final Map<Long, Open> open = new TreeMap<>();
  private final boolean limited;

  /**
   * @param limited as H2 is
   */
  OpenTransactions(boolean limited) {
    this.limited = limited;
  }

  private record Open(String process, boolean locks, boolean undone) {}

  /** A statement is let in. */
  void comes(Gate.Held one) {
    long session = one.statement().connectionId();
    if (one.sql().startsWith("BEGIN")) {
      open.put(session, new Open(one.process(), false, false));
    } else if (one.sql().startsWith("COMMIT") || one.sql().startsWith("ROLLBACK")) {
      open.remove(session);
    } else if (!one.sql().startsWith("SELECT")) {
      open.computeIfPresent(
          session, (id, was) -> new Open(was.process(), true, undoes(one) || was.undone()));
    }
  }

  /** The insert of a row that is there is undone, and the row is changed. */
  private static boolean undoes(Gate.Held one) {
    return one.sql().contains("ON DUPLICATE KEY");
  }

  /** The one that must be let in before all others. */
  Optional<Gate.Held> first(List<Gate.Held> ready) {
    return ready.stream().filter(this::isUndone).findFirst();
  }

  private boolean isUndone(Gate.Held one) {
    var known = limited ? open.get(one.statement().connectionId()) : null;
    return known != null && (known.undone() || undoes(one) || one.sql().startsWith("ROLLBACK"));
  }

  /** The sessions of a process that is about to stand still, which must not keep their locks. */
  List<Long> undone(String process, List<Gate.Held> held) {
    List<Long> coming =
        held.stream().filter(this::isUndone).map(one -> one.statement().connectionId()).toList();
    return open.entrySet().stream()
        .filter(one -> one.getValue().process().equals(process))
        .filter(one -> (limited && one.getValue().undone()) || coming.contains(one.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All of a process that have changed something. */
  List<Long> locking(String process) {
    return open.entrySet().stream()
        .filter(one -> one.getValue().locks() && one.getValue().process().equals(process))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A session is gone. */
  void forget(long session) {
    open.remove(session);
  }
}
