package io.obrestore.dag.store;

import io.obrestore.dag.DagView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** The attempts of dags: one row each, begun and ended within the dag's own fenced writes. */
final class Attempts {
  private static final String END =
      """
      UPDATE attempt SET ended_at = ?, facts = ? WHERE dag_id = ? AND attempt = ?
      """;
  private static final String BEGIN =
      """
      INSERT INTO attempt (dag_id, attempt, begun_at) VALUES (?, ?, ?)
      """;
  private static final String OF_DAG =
      """
      SELECT * FROM attempt WHERE dag_id = ? ORDER BY attempt
      """;

  private final Db db;

  Attempts(Db db) {
    this.db = db;
  }

  Uni<List<Attempt>> of(long dagId) {
    return db.run(OF_DAG, dagId)
        .map(
            rows ->
                DagReader.stream(rows)
                    .map(
                        row ->
                            new Attempt(
                                dagId,
                                row.getInteger("attempt"),
                                DagRows.instant(row.getLocalDateTime("begun_at")),
                                DagRows.nullableInstant(row.getLocalDateTime("ended_at")),
                                row.getString("facts")))
                    .toList());
  }

  static Uni<Void> write(SqlConnection connection, DagView before, DagView after, Instant now) {
    if (after.attempt() == before.attempt()) {
      return Uni.createFrom().voidItem();
    }
    LocalDateTime at = DagRows.stored(now);
    Uni<?> ended =
        before.attempt() == 0
            ? Uni.createFrom().voidItem()
            : Db.on(connection, END, at, before.facts(), before.id(), before.attempt());
    return ended
        .chain(done -> Db.on(connection, BEGIN, after.id(), after.attempt(), at))
        .replaceWithVoid();
  }
}
