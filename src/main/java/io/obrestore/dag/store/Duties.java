package io.obrestore.dag.store;

import static io.obrestore.dag.store.DagReader.stream;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Work that returns again and again and that one replica at a time does, under a lease by the
 * database's clock. A turn has an epoch, as the claim of a dag has: every write of it is fenced.
 */
public final class Duties {
  private static final String FIRST =
      """
      INSERT IGNORE INTO duty (name, epoch, next_at, done) VALUES (?, 0, TIMESTAMPADD(MICROSECOND, ?, NOW(6)), 0)
      """;
  private static final String TAKE =
      """
      UPDATE duty
      SET owner = ?, epoch = epoch + 1, lease_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      WHERE name = ? AND next_at <= NOW(6) AND (lease_until IS NULL OR lease_until < NOW(6))
      """;
  private static final String TAKEN =
      """
      SELECT epoch, db_session FROM duty WHERE name = ? AND owner = ?
      """;
  private static final String HOLD =
      """
      UPDATE duty SET lease_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6)), db_session = ?
      WHERE name = ? AND owner = ? AND epoch = ?
      """;
  private static final String END =
      """
      UPDATE duty
      SET owner = NULL, lease_until = NULL, db_session = ?, ended_at = NOW(6), done = done + ?,
          next_at = TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      WHERE name = ? AND owner = ? AND epoch = ?
      """;
  private static final String READ =
      """
      SELECT ended_at, next_at, done FROM duty WHERE name = ?
      """;

  private final Db db;
  private final String owner;
  private final Duration lease;
  private volatile boolean rowMade;

  /**
   * @param pool sessions whose default schema is the dags' one
   * @param timeout for one statement
   * @param owner random, different in each process and at each of its starts
   * @param lease how long a turn lasts from its last {@link #hold}
   */
  public Duties(Pool pool, Timer timer, Duration timeout, String owner, Duration lease) {
    this.db = new Db(pool, timer, timeout);
    this.owner = owner;
    this.lease = lease;
  }

  /**
   * One turn.
   *
   * @param epoch the fence
   * @param session the database session that an earlier turn may have left at work; null for none
   */
  public record Turn(String name, long epoch, @Nullable String session) {}

  /**
   * What is known of a duty.
   *
   * @param endedAt when a turn ended last; null before the first
   * @param nextAt when the next is due
   * @param done how many things all turns did
   */
  public record Account(@Nullable Instant endedAt, Instant nextAt, long done) {}

  /**
   * A turn, when one is due and nobody has it.
   *
   * @param firstIn when the first of all is due, counted from the first question
   */
  public Uni<Optional<Turn>> take(String name, Duration firstIn) {
    return made(name, firstIn)
        .chain(() -> db.run(TAKE, owner, micros(lease), name))
        .chain(
            taken ->
                taken.rowCount() == 1
                    ? db.run(TAKEN, name, owner)
                        .map(rows -> stream(rows).findFirst().map(row -> turn(name, row)))
                    : Uni.createFrom().item(Optional.<Turn>empty()));
  }

  private static Turn turn(String name, Row row) {
    return new Turn(name, row.getLong("epoch"), row.getString("db_session"));
  }

  private Uni<Void> made(String name, Duration firstIn) {
    return rowMade
        ? Uni.createFrom().voidItem()
        : db.run(FIRST, name, micros(firstIn)).invoke(done -> rowMade = true).replaceWithVoid();
  }

  /**
   * Renews the lease; whether the turn was still its owner's. To be asked right before each thing
   * that cannot be fenced otherwise.
   *
   * @param session the database session at work, for whoever comes next to end; null for none
   */
  public Uni<Boolean> hold(Turn turn, @Nullable String session) {
    return db.run(HOLD, micros(lease), session, turn.name(), owner, turn.epoch())
        .map(held -> held.rowCount() == 1);
  }

  /**
   * Ends the turn; without effect where it is another's by now.
   *
   * @param session the database session that may still be at work; null for none
   * @param done how many things this turn did
   * @param pause until the next turn is due
   */
  public Uni<Void> end(Turn turn, @Nullable String session, int done, Duration pause) {
    return db.run(END, session, done, micros(pause), turn.name(), owner, turn.epoch())
        .replaceWithVoid();
  }

  /** What is known of the duty; empty before its first turn. */
  public Uni<Optional<Account>> account(String name) {
    return db.run(READ, name)
        .map(
            rows ->
                stream(rows)
                    .findFirst()
                    .map(
                        row ->
                            new Account(
                                DagRows.nullableInstant(row.getLocalDateTime("ended_at")),
                                DagRows.instant(row.getLocalDateTime("next_at")),
                                row.getLong("done"))));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
