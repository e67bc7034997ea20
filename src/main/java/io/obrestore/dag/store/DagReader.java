package io.obrestore.dag.store;

import static java.util.stream.Collectors.groupingBy;

import io.obrestore.dag.DagView;
import io.obrestore.dag.NodeView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads dags and their nodes: one statement for the dags, one for all their nodes. */
final class DagReader {
  private static final String BY_ID =
      """
      SELECT * FROM dag WHERE id = ?
      """;
  private static final String OWNED_BY_ID =
      """
      SELECT * FROM dag WHERE id = ? AND owner = ?
      """;
  private static final String BY_TOKEN =
      """
      SELECT * FROM dag WHERE token = ?
      """;
  private static final String BY_ACTIVE_KEY =
      """
      SELECT * FROM dag WHERE active_key = ?
      """;
  private static final String PAGE =
      """
      SELECT * FROM dag WHERE id < ? ORDER BY id DESC LIMIT ?
      """;
  private static final String UNFINISHED =
      """
      SELECT * FROM dag WHERE state IN ('READY', 'RUNNING', 'FAILED') ORDER BY id DESC LIMIT ?
      """;
  private static final String NEWEST_MAINTENANCE =
      """
      SELECT * FROM dag WHERE maintenance_type <> 0 ORDER BY id DESC LIMIT 1
      """;
  private static final String WRITE_OF =
      """
      SELECT write_id FROM dag WHERE id = ?
      """;
  private static final String NODES =
      """
      SELECT * FROM node WHERE dag_id IN (%s) ORDER BY dag_id, stage
      """;

  private final Db db;

  DagReader(Db db) {
    this.db = db;
  }

  Uni<Optional<DagView>> byId(long id, boolean withNodes) {
    return one(withNodes, BY_ID, id);
  }

  Uni<Optional<DagView>> ownedById(long id, String owner) {
    return one(true, OWNED_BY_ID, id, owner);
  }

  Uni<Optional<DagView>> byToken(String token) {
    return one(true, BY_TOKEN, token);
  }

  Uni<Optional<DagView>> byActiveKey(String key) {
    return one(true, BY_ACTIVE_KEY, key);
  }

  Uni<List<DagView>> page(long belowId, int limit, boolean withNodes) {
    return many(withNodes, PAGE, belowId, limit);
  }

  Uni<List<DagView>> unfinished(int limit, boolean withNodes) {
    return many(withNodes, UNFINISHED, limit);
  }

  Uni<Optional<DagView>> newestMaintenance(boolean withNodes) {
    return one(withNodes, NEWEST_MAINTENANCE);
  }

  /** The id of the write that a dag saw last. */
  Uni<Optional<Long>> lastWrite(long id) {
    return db.run(WRITE_OF, id)
        .map(rows -> stream(rows).findFirst().map(row -> row.getLong("write_id")));
  }

  private Uni<Optional<DagView>> one(
      boolean withNodes, String sql, @Nullable Object... parameters) {
    return many(withNodes, sql, parameters).map(dags -> dags.stream().findFirst());
  }

  private Uni<List<DagView>> many(boolean withNodes, String sql, @Nullable Object... parameters) {
    return db.run(sql, parameters)
        .chain(
            rows -> {
              List<Row> dags = stream(rows).toList();
              return nodesOf(withNodes ? dags : List.of())
                  .map(
                      nodes ->
                          dags.stream()
                              .map(
                                  row ->
                                      DagRows.dag(
                                          row, nodes.getOrDefault(row.getLong("id"), List.of())))
                              .toList());
            });
  }

  private Uni<Map<Long, List<NodeView>>> nodesOf(List<Row> dags) {
    if (dags.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    String marks = String.join(", ", Collections.nCopies(dags.size(), "?"));
    Object[] ids = dags.stream().map(row -> (Object) row.getLong("id")).toArray();
    return db.run(NODES.formatted(marks), ids)
        .map(rows -> stream(rows).map(DagRows::node).collect(groupingBy(NodeView::dagId)));
  }

  static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
