package endurance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What happens to the replicas in a run, one after another. */
interface Trouble extends AutoCloseable {
  /** Such as "killed". */
  String past();

  /** How long OceanBase's jobs take. */
  default String jobTakes() {
    return "4s";
  }

  /** Whether a client may be told that something went wrong, and ask again: nothing is sure while a replica is cut off. */
  default boolean mayFail() {
    return false;
  }

  /** Three of them, ready. */
  default void start(Fleet fleet, OceanBase oceanBase) throws Exception {
    fleet.startAll(Chaos.REPLICAS);
  }

  /** Those that it may happen to. */
  default List<Replica> candidates(Fleet fleet) {
    return fleet.ready();
  }

  /** Whether now somebody else than the victim could take over what it holds. */
  default boolean othersCould(Replica victim) {
    return true;
  }

  /** Which of them it happens to. */
  default Replica pick(List<Replica> candidates, Takeovers takeovers, Random random) throws Exception {
    return candidates.get(random.nextInt(candidates.size()));
  }

  /** Two in three times who holds most: the others hold little where one has just come back. */
  static Replica laden(List<Replica> candidates, Takeovers takeovers, Random random) throws Exception {
    Map<Replica, Long> shares = takeovers.shares(takeovers.held());
    return random.nextInt(3) == 0
        ? candidates.get(random.nextInt(candidates.size()))
        : candidates.stream().max(Comparator.comparing(one -> shares.getOrDefault(one, 0L))).orElseThrow();
  }

  /**
   * It happens.
   *
   * @return how many dags the victim held
   */
  int strike(Replica victim, Fleet fleet, Takeovers takeovers, Random random) throws Exception;

  /** Until all is well again. */
  default void awaitEnd() throws Exception {}

  /** Figures of its own, and what must not be. */
  default void judge(Report report, OceanBase oceanBase, Fleet fleet, Takeovers takeovers) throws Exception {}

  @Override
  default void close() throws Exception {}
}
