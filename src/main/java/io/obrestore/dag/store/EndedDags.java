package io.obrestore.dag.store;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The dags that ended some time ago, by the database's clock, and hold no key: nothing of them is
 * left in OceanBase that they would have to tell of.
 */
public final class EndedDags {
  /** Of one statement. */
  private static final int MOST_ROWS = 200;

  private static final String OLDEST =
      """
      SELECT id FROM dag
      WHERE state = ? AND end_time < TIMESTAMPADD(MICROSECOND, ?, NOW(6)) AND active_key IS NULL
      ORDER BY end_time LIMIT ?
      """;
  private static final String DROP =
      """
      DELETE FROM dag
      WHERE id = ? AND state IN ('SUCCEED', 'FAILED') AND active_key IS NULL
        AND end_time < TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      """;
  private static final List<String> DROP_PARTS =
      Stream.of("task_log", "node", "attempt", "idempotency", "start_slot")
          .map(table -> "DELETE FROM " + table + " WHERE dag_id = ? LIMIT " + MOST_ROWS)
          .toList();

  private final Db db;

  /**
   * @param pool sessions whose default schema is the dags' one (see {@link DagSchema})
   * @param timeout for one statement, or for all of one dag
   */
  public EndedDags(Pool pool, Timer timer, Duration timeout) {
    db = new Db(pool, timer, timeout);
  }

  /**
   * Some of them by id, those that ended first, of either end up to the limit: a look that promises
   * nothing.
   */
  public Uni<List<Long>> before(Duration ago, int limit) {
    return oldest("SUCCEED", ago, limit)
        .chain(
            done ->
                oldest("FAILED", ago, limit)
                    .map(failed -> Stream.concat(done.stream(), failed.stream()).toList()));
  }

  private Uni<List<Long>> oldest(String state, Duration ago, int limit) {
    return db.run(OLDEST, state, back(ago), limit)
        .map(rows -> DagReader.stream(rows).map(row -> row.getLong("id")).toList());
  }

  /**
   * Removes a dag with all that was stored of it, as a whole or not at all. Its own row goes first:
   * who removes that is the only one to go on, and a RETRY either came before or finds nothing.
   *
   * @return whether it was there, and still what {@link #before} looks for
   */
  public Uni<Boolean> drop(long dagId, Duration ago) {
    return db.transaction(
        connection ->
            Db.on(connection, DROP, dagId, back(ago))
                .chain(
                    rows ->
                        rows.rowCount() == 1
                            ? parts(connection, dagId, DROP_PARTS).replaceWith(true)
                            : Uni.createFrom().item(false)));
  }

  private static Uni<Void> parts(SqlConnection connection, long dagId, List<String> statements) {
    if (statements.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Db.on(connection, statements.get(0), dagId)
        .chain(
            rows ->
                parts(
                    connection,
                    dagId,
                    rows.rowCount() == MOST_ROWS
                        ? statements
                        : statements.subList(1, statements.size())));
  }

  private static long back(Duration ago) {
    return -ago.toNanos() / 1_000;
  }
}
