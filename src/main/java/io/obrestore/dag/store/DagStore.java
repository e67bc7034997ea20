package io.obrestore.dag.store;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The store as a runner sees it, under one owner. */
public final class DagStore {
  private final String owner;
  private final DagReader reader;
  private final SettledWriter writer;
  private final Claims claims;
  private final StartSlots slots;
  private final Attempts attempts;

  /**
   * @param pool sessions whose default schema is the dags' one (see {@link DagSchema})
   * @param owner random, different in each process and at each of its starts
   * @param kinds the {@link io.obrestore.dag.DagKind#name()}s that may be claimed
   */
  public DagStore(
      Pool pool, Timer timer, StoreSettings settings, String owner, List<String> kinds) {
    this(pool, timer, settings, owner, kinds, List.of());
  }

  /**
   * @param pool sessions whose default schema is the dags' one (see {@link DagSchema})
   * @param owner random, different in each process and at each of its starts
   * @param kinds the {@link io.obrestore.dag.DagKind#name()}s that may be claimed
   * @param drainsToo those that are claimed while the service is drained, too
   */
  public DagStore(
      Pool pool,
      Timer timer,
      StoreSettings settings,
      String owner,
      List<String> kinds,
      List<String> drainsToo) {
    Db db = new Db(pool, timer, settings.timeout());
    reader = new DagReader(db);
    writer = new SettledWriter(new DagWriter(db)::write, reader, timer);
    claims = new Claims(db, owner, settings.lease(), new Claims.Kinds(kinds, drainsToo));
    slots = new StartSlots(db, owner, settings.lease(), settings.startSlots());
    attempts = new Attempts(db);
    this.owner = owner;
  }

  /** What nobody runs and somebody should, oldest first, by id. */
  public Uni<List<Long>> due(int limit) {
    return claims.due(limit);
  }

  /** Claims a dag and reads it, with its nodes; empty when somebody else has it. */
  public Uni<Optional<DagView>> claim(long dagId) {
    return claims
        .claim(dagId)
        .chain(
            won ->
                won
                    ? reader.ownedById(dagId, owner)
                    : Uni.createFrom().item(Optional.<DagView>empty()));
  }

  /** Claims many by one transaction; answers those that this owner has now, unread. */
  public Uni<List<Long>> claim(List<Long> dagIds) {
    return claims.claim(dagIds);
  }

  /** Those of them that are still this owner's, with their nodes, oldest first. */
  public Uni<List<DagView>> owned(List<Long> dagIds) {
    return reader.ownedByIds(dagIds, owner);
  }

  /** Renews leases, all by one statement as a rule. */
  public Uni<Renewal> renew(Collection<Claim> held) {
    return claims.renew(held);
  }

  /** Gives all leases of this owner back. */
  public Uni<Void> giveBack() {
    return claims.giveBack();
  }

  /** A fenced write, repeated while its outcome is unknown and {@code repeats} says so. */
  public Uni<Written> write(Write write, Repeats repeats) {
    return writer.write(write, repeats);
  }

  /** Takes a start slot of the cluster, or stands in the queue for one. */
  public Uni<Boolean> takeStartSlot(Claim claim) {
    return slots.take(claim);
  }

  /** Gives a start slot, or the place in the queue, back. */
  public Uni<Void> giveStartSlot(Claim claim) {
    return slots.give(claim);
  }

  /** Renews start slots and places in the queue by one statement. */
  public Uni<Void> renewStartSlots(Collection<Claim> held) {
    return slots.renew(held);
  }

  /** The attempts of a dag in order. */
  public Uni<List<Attempt>> attempts(long dagId) {
    return attempts.of(dagId);
  }
}
