package io.obrestore.security.keys;

import io.obrestore.oceanbase.session.StoreClient;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The generations of the key as they stand in the store. Its clock is the database's. */
final class KeyTable {
  private static final String WHAT = "rsa_key";
  private static final long NANOS_PER_MICRO = 1_000;

  private static final String ALL =
      """
      SELECT id, sealed,
        CASE WHEN published_from <= NOW(6) THEN 1 ELSE 0 END AS published,
        CASE WHEN opens_until IS NULL THEN 1 ELSE 0 END AS newest,
        CASE WHEN opens_until IS NULL OR opens_until > NOW(6) THEN 1 ELSE 0 END AS opens
      FROM rsa_key ORDER BY id DESC
      """;
  private static final String ADD =
      """
      INSERT IGNORE INTO rsa_key (id, sealed, made_at, published_from)
      VALUES (?, ?, NOW(6), TIMESTAMPADD(MICROSECOND, ?, NOW(6)))
      """;
  private static final String RETIRE =
      """
      UPDATE rsa_key SET opens_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      WHERE id < ? AND (opens_until IS NULL OR opens_until > TIMESTAMPADD(MICROSECOND, ?, NOW(6)))
      """;
  private static final String DROP_RETIRED =
      """
      DELETE FROM rsa_key WHERE opens_until < NOW(6)
      """;
  private static final String DROP_OLDEST =
      """
      DELETE FROM rsa_key WHERE id <= ?
      """;

  /** Microseconds. A second ago, as the database's clock may differ a little from core to core. */
  private static final long AT_ONCE = -1_000_000;

  private static final String RESEAL =
      """
      UPDATE rsa_key SET sealed = ? WHERE id = ? AND sealed = ?
      """;

  private final StoreClient store;

  KeyTable(StoreClient store) {
    this.store = store;
  }

  /**
   * A generation.
   *
   * @param sealed base64 of the private key in PKCS#1 DER, sealed
   * @param published whether clients may be told of it
   * @param newest whether none has followed it, as far as its row says
   * @param opens whether it opens headers
   */
  record Generation(int id, String sealed, boolean published, boolean newest, boolean opens) {}

  /** Newest first. */
  Uni<List<Generation>> all() {
    return store
        .run(WHAT, ALL)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(KeyTable::of).toList());
  }

  private static Generation of(Row row) {
    return new Generation(
        row.getInteger("id"),
        row.getString("sealed"),
        row.getInteger("published") == 1,
        row.getInteger("newest") == 1,
        row.getInteger("opens") == 1);
  }

  /** Adds one that is published after a while; whether nobody else did so first. */
  Uni<Boolean> add(int id, String sealed, Duration publishedAfter) {
    return store
        .run(WHAT, ADD, id, sealed, micros(publishedAfter))
        .map(rows -> rows.rowCount() == 1);
  }

  /** All before that one open headers for so long and no longer. */
  Uni<Void> retireBefore(int id, Duration after) {
    long until = after.isZero() ? AT_ONCE : micros(after);
    return store.run(WHAT, RETIRE, until, id, until).replaceWithVoid();
  }

  Uni<Void> dropRetired() {
    return store.run(WHAT, DROP_RETIRED).replaceWithVoid();
  }

  /** That one and all before it, whatever they were promised. */
  Uni<Void> dropUpTo(int id) {
    return store.run(WHAT, DROP_OLDEST, id).replaceWithVoid();
  }

  Uni<Void> reseal(int id, String before, String after) {
    return store.run(WHAT, RESEAL, after, id, before).replaceWithVoid();
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / NANOS_PER_MICRO;
  }
}
