package io.obrestore.dag.engine;

import io.obrestore.dag.DagView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** How a replica comes to its dags: by a look for what nobody runs, or by a hint at one of them. */
final class Claiming {
  private static final Logger LOG = Logger.getLogger(Claiming.class);

  /**
   * Those that are claimed together begin together, and their first steps keep this replica busy
   * before it looks again: what is left then, others may have.
   */
  private static final int A_LOOK = 50;

  /** Half of the connections are left to the runs that have begun. */
  private static final int READS_AT_ONCE = 8;

  private final RunParts parts;
  private final Winner winner;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * @param winner told of each dag that was won, unless it was too late for that
   */
  Claiming(RunParts parts, Winner winner) {
    this.parts = parts;
    this.winner = winner;
  }

  /** Runs what was won. */
  @FunctionalInterface
  interface Winner {
    /**
     * Begins its run.
     *
     * @param sentAt a moment before the claim was sent, of the sources' nanos
     */
    void begin(DagView dag, long sentAt);
  }

  /** Claims nothing more. */
  void stop() {
    stopped = true;
  }

  /** Whether no claim is under way that may still win something. */
  boolean isQuiet() {
    return underWay.get() == 0;
  }

  /** One dag, if nobody has it. */
  Uni<Void> one(long dagId) {
    return counted(() -> parts.store().claim(dagId).map(won -> won.stream().toList()))
        .replaceWithVoid();
  }

  /**
   * What nobody runs, oldest first; looks again as long as there is more: a replica that went may
   * have left hundreds. One alone is claimed as many are: its row may be locked by a transaction of
   * a replica that went, and what others become due meanwhile must not wait for that.
   */
  Uni<Void> due() {
    return parts.store().due(A_LOOK).chain(due -> due.isEmpty() ? nothing() : many(due));
  }

  private Uni<Void> many(List<Long> due) {
    return counted(() -> parts.store().claim(due).chain(this::read))
        .chain(won -> !won.isEmpty() && due.size() >= A_LOOK ? due() : nothing());
  }

  /** One that cannot be read does not keep the others from running. */
  private Uni<List<DagView>> read(List<Long> won) {
    return parts
        .store()
        .owned(won)
        .onFailure()
        .recoverWithUni(
            () ->
                Multi.createFrom()
                    .iterable(won)
                    .onItem()
                    .transformToUni(this::readOrLeave)
                    .merge(READS_AT_ONCE)
                    .onItem()
                    .<DagView>disjoint()
                    .collect()
                    .asList());
  }

  private Uni<List<DagView>> readOrLeave(long dagId) {
    return parts
        .store()
        .owned(List.of(dagId))
        .onFailure()
        .invoke(failure -> LOG.warnf("dag %d was claimed, not read: %s", dagId, failure))
        .onFailure()
        .recoverWithItem(List.of());
  }

  private void begin(DagView dag, long sentAt) {
    if (!stopped) {
      winner.begin(dag, sentAt);
    }
  }

  /** A claim that is sent when the replica has stopped would not be given back. */
  private Uni<List<DagView>> counted(Supplier<Uni<List<DagView>>> claim) {
    return Uni.createFrom()
        .deferred(
            () -> {
              underWay.incrementAndGet();
              long sentAt = parts.sources().nanos().getAsLong();
              Uni<List<DagView>> won =
                  stopped
                      ? Uni.createFrom().item(List.of())
                      : Uni.createFrom().deferred(claim::get);
              return won.invoke(dags -> dags.forEach(dag -> begin(dag, sentAt)))
                  .eventually(underWay::decrementAndGet);
            });
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
