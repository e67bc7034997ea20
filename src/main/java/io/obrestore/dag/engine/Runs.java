package io.obrestore.dag.engine;

import io.obrestore.dag.store.Claim;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The runs of a replica: at most one a dag counts, though one that was fenced may still end. */
final class Runs {
  private final Map<Long, DagRun> counting = new ConcurrentHashMap<>();
  private final Set<DagRun> ending = ConcurrentHashMap.newKeySet();

  /**
   * A new run; one of an older claim of the same dag is fenced by it. Two readers may come to know
   * of one claim, as they find it by its owner: the first one's run is the one.
   *
   * @return whether it counts
   */
  boolean add(DagRun run) {
    Claim claim = run.tenure().claim();
    DagRun older = counting.get(claim.dagId());
    if (older != null && older.tenure().claim().equals(claim)) {
      return false;
    }
    counting.put(claim.dagId(), run);
    if (older != null) {
      fenced(older);
    }
    return true;
  }

  /** It lost its dag and ends with its step. */
  void fence(DagRun run) {
    if (counting.remove(run.tenure().claim().dagId(), run)) {
      fenced(run);
    }
  }

  private void fenced(DagRun run) {
    ending.add(run);
    run.fence();
  }

  /** It has taken its last step. */
  void over(DagRun run) {
    counting.remove(run.tenure().claim().dagId(), run);
    ending.remove(run);
  }

  boolean has(long dagId) {
    return counting.containsKey(dagId);
  }

  boolean isEmpty() {
    return counting.isEmpty() && ending.isEmpty();
  }

  Collection<DagRun> all() {
    return List.copyOf(counting.values());
  }

  static List<Claim> claims(Collection<DagRun> runs, Predicate<DagRun> which) {
    return runs.stream().filter(which).map(run -> run.tenure().claim()).toList();
  }
}
