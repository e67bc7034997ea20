package io.obrestore.dag.engine;

import io.obrestore.dag.store.Claim;
import io.obrestore.dag.store.DagStore;
import io.smallrye.mutiny.Uni;

/** What a run has to do with the start slots of the cluster. */
final class RunSlot {
  private final DagStore store;
  private final Claim claim;
  private final Runnable freed;
  private volatile Standing standing = Standing.NONE;

  /**
   * @param freed told when this run has given a slot back
   */
  RunSlot(DagStore store, Claim claim, Runnable freed) {
    this.store = store;
    this.claim = claim;
    this.freed = freed;
  }

  Uni<Boolean> take() {
    return store
        .takeStartSlot(claim)
        .invoke(taken -> standing = taken ? Standing.HOLDS : Standing.WAITS);
  }

  Uni<Void> give() {
    if (standing == Standing.NONE) {
      return Uni.createFrom().voidItem();
    }
    return store
        .giveStartSlot(claim)
        .invoke(
            () -> {
              standing = Standing.NONE;
              freed.run();
            });
  }

  /** Whether its row has to be renewed. */
  boolean hasRow() {
    return standing != Standing.NONE;
  }

  /** Whether it waits and was not called up since it last asked: it is, by this. */
  boolean callUp() {
    boolean waits = standing == Standing.WAITS;
    if (waits) {
      standing = Standing.CALLED;
    }
    return waits;
  }

  private enum Standing {
    NONE,
    WAITS,
    CALLED,
    HOLDS
  }
}
