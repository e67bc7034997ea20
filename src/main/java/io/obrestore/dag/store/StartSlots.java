package io.obrestore.dag.store;

import static io.obrestore.dag.store.DagReader.stream;

import io.obrestore.dag.DagView;
import io.obrestore.dag.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The start slots of the cluster: how many dags may be between their first pool and their job being
 * seen. Who asks in vain stands in the queue by its row without a slot; the oldest dag goes first.
 * They hold the load down and protect nothing, so a slot lost or taken twice does no harm.
 */
final class StartSlots {
  private static final int TRIES = 10;

  private static final String ALL =
      """
      SELECT dag_id, slot, owner, epoch, CASE WHEN lease_until < NOW(6) THEN 0 ELSE 1 END AS alive
      FROM start_slot ORDER BY dag_id
      """;
  private static final String DROP_EXPIRED =
      """
      DELETE FROM start_slot WHERE lease_until < NOW(6) AND dag_id <> ?
      """;
  private static final String INSERT =
      """
      INSERT INTO start_slot (slot, owner, epoch, lease_until, dag_id)
      SELECT ?, ?, epoch, TIMESTAMPADD(MICROSECOND, ?, NOW(6)), id
      FROM dag WHERE id = ? AND epoch = ? AND state IN ('READY', 'RUNNING')
      """;
  private static final String UPDATE =
      """
      UPDATE start_slot
      SET slot = ?, owner = ?, lease_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6)), epoch = ?
      WHERE dag_id = ? AND epoch <= ?
      """;
  private static final String GIVE =
      """
      DELETE FROM start_slot WHERE dag_id = ? AND epoch = ?
      """;
  private static final String GIVE_ALL =
      """
      DELETE FROM start_slot WHERE dag_id = ?
      """;
  private static final String RENEW =
      """
      UPDATE start_slot SET lease_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      WHERE owner = ? AND (dag_id, epoch) IN (%s)
      """;

  private final Db db;
  private final String owner;
  private final Duration lease;
  private final int slots;

  StartSlots(Db db, String owner, Duration lease, int slots) {
    this.db = db;
    this.owner = owner;
    this.lease = lease;
    this.slots = slots;
  }

  /** Takes a slot, or stands in the queue. Idempotent. */
  Uni<Boolean> take(Claim claim) {
    return take(claim, TRIES);
  }

  /** Somebody may take the slot between the look and the write: then it looks again. */
  private Uni<Boolean> take(Claim claim, int tries) {
    return rows()
        .chain(
            rows -> {
              boolean expired = rows.stream().anyMatch(row -> !row.alive());
              return expired ? dropExpired(claim).chain(gone -> rows()) : item(rows);
            })
        .chain(rows -> put(claim, rows))
        .onFailure(failure -> tries > 1 && SqlErrors.isDuplicate(failure))
        .recoverWithUni(() -> take(claim, tries - 1));
  }

  /** Gives the slot, or the place in the queue, back. Idempotent. */
  Uni<Void> give(Claim claim) {
    return db.run(GIVE, claim.dagId(), claim.epoch()).replaceWithVoid();
  }

  /**
   * Part of the write that ends a dag: its own slot, and what a replica held for it that died, and
   * its successors never asked for. A dag that ends well in its first epoch has none by then.
   */
  static Uni<Void> giveAtTheEnd(SqlConnection connection, DagView before, DagView after) {
    boolean ends = before.state() == State.RUNNING && after.state() != State.RUNNING;
    return ends && (after.epoch() > 1 || after.state() == State.FAILED)
        ? Db.on(connection, GIVE_ALL, after.id()).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  /** Renews slots and places in the queue by one statement. */
  Uni<Void> renew(Collection<Claim> claims) {
    if (claims.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<@Nullable Object> parameters = new ArrayList<>(List.of(micros(), owner));
    parameters.addAll(Claims.idsAndEpochs(claims));
    return db.run(RENEW.formatted(Claims.marks(claims)), parameters.toArray()).replaceWithVoid();
  }

  /** Which slot a dag gets: its own, or a free one that no older dag waits for. Pure. */
  OptionalInt slotFor(long dagId, List<SlotRow> rows) {
    for (SlotRow row : rows) {
      Integer slot = row.slot();
      if (row.dagId() == dagId && slot != null) {
        return OptionalInt.of(slot);
      }
    }
    List<Integer> taken = rows.stream().map(SlotRow::slot).filter(s -> s != null).toList();
    long older = rows.stream().filter(r -> r.slot() == null && r.dagId() < dagId).count();
    return IntStream.range(0, slots).filter(slot -> !taken.contains(slot)).skip(older).findFirst();
  }

  /**
   * Not an upsert: that would change the row of whoever took the slot meanwhile. A replica that was
   * held up between look and write finds its dag in a later epoch, or ended, and writes nothing.
   * Who stands in the queue already, and has to go on waiting, writes nothing either.
   */
  private Uni<Boolean> put(Claim claim, List<SlotRow> rows) {
    OptionalInt slot = slotFor(claim.dagId(), rows);
    Integer number = slot.isPresent() ? slot.getAsInt() : null;
    Optional<SlotRow> own = rows.stream().filter(row -> row.dagId() == claim.dagId()).findFirst();
    if (number == null && own.isPresent() && own.get().waitsFor(owner, claim.epoch())) {
      return item(false);
    }
    Uni<RowSet<Row>> write =
        own.isPresent()
            ? db.run(UPDATE, number, owner, micros(), claim.epoch(), claim.dagId(), claim.epoch())
            : db.run(INSERT, number, owner, micros(), claim.dagId(), claim.epoch());
    return write.map(written -> written.rowCount() == 1 && number != null);
  }

  private Uni<Void> dropExpired(Claim claim) {
    return db.run(DROP_EXPIRED, claim.dagId()).replaceWithVoid();
  }

  private Uni<List<SlotRow>> rows() {
    return db.run(ALL)
        .map(
            rows ->
                stream(rows)
                    .map(
                        row ->
                            new SlotRow(
                                row.getLong("dag_id"),
                                row.getInteger("slot"),
                                row.getString("owner"),
                                row.getLong("epoch"),
                                row.getInteger("alive") == 1))
                    .toList());
  }

  private static <T> Uni<T> item(T item) {
    return Uni.createFrom().item(item);
  }

  private long micros() {
    return lease.toNanos() / 1_000;
  }

  /** A row as read: {@code slot} is null while its dag waits. */
  record SlotRow(long dagId, @Nullable Integer slot, String owner, long epoch, boolean alive) {
    /** Whether it is a place in the queue that this owner has in this epoch, and renews. */
    private boolean waitsFor(String claimant, long claimed) {
      return slot == null && alive && epoch == claimed && owner.equals(claimant);
    }
  }
}
