package io.obrestore.dag.store;

import static java.util.stream.Collectors.groupingBy;

import io.obrestore.dag.DagView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads dags and their nodes: one statement for the dags, one for all their nodes, with what their
 * dags had come to by then. Where that differs both are read again, so that no dag is ever seen
 * with the nodes of another moment.
 */
final class DagReader {
  /** So many changes between two statements do not happen. */
  private static final int TRIES = 20;

  private static final int IDS_A_STATEMENT = 200;

  private static final String BY_ID =
      """
      SELECT * FROM dag WHERE id = ?
      """;
  private static final String OWNED_BY_ID =
      """
      SELECT * FROM dag WHERE id = ? AND owner = ?
      """;
  private static final String OWNED_BY_IDS =
      """
      SELECT * FROM dag WHERE owner = ? AND id IN (%s) ORDER BY id
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
  private static final String BY_IDS =
      """
      SELECT * FROM dag WHERE id IN (%s) ORDER BY id
      """;
  private static final String ENDED =
      """
      SELECT * FROM dag WHERE state IN ('FAILED', 'SUCCEED') AND end_time > ?
      ORDER BY id DESC LIMIT ?
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
      SELECT n.*, d.seq AS dag_seq FROM node n JOIN dag d ON d.id = n.dag_id
      WHERE d.id IN (%s) ORDER BY n.dag_id, n.stage
      """;

  private final Queries queries;

  DagReader(Db db) {
    this(db::run);
  }

  /** For tests that look between two statements. */
  DagReader(Queries queries) {
    this.queries = queries;
  }

  Uni<Optional<DagView>> byId(long id, boolean withNodes) {
    return one(withNodes, BY_ID, id);
  }

  /** Without nodes, so many a statement. */
  Uni<List<DagView>> byIds(List<Long> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    var first = ids.subList(0, Math.min(IDS_A_STATEMENT, ids.size()));
    return many(false, BY_IDS.formatted(Db.marks(first.size())), first.toArray())
        .chain(
            found ->
                byIds(ids.subList(first.size(), ids.size()))
                    .map(rest -> Stream.concat(found.stream(), rest.stream()).toList()));
  }

  Uni<Optional<DagView>> ownedById(long id, String owner) {
    return one(true, OWNED_BY_ID, id, owner);
  }

  /** With their nodes. */
  Uni<List<DagView>> ownedByIds(List<Long> ids, String owner) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Object> parameters = new ArrayList<>(List.of(owner));
    parameters.addAll(ids);
    return many(true, OWNED_BY_IDS.formatted(Db.marks(ids.size())), parameters.toArray());
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

  /** With their nodes. */
  Uni<List<DagView>> wholeByIds(Collection<Long> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : many(true, BY_IDS.formatted(Db.marks(ids.size())), ids.toArray());
  }

  /** With their nodes. */
  Uni<List<DagView>> ended(Instant after, int limit) {
    return many(true, ENDED, DagRows.stored(after), limit);
  }

  Uni<Optional<DagView>> newestMaintenance(boolean withNodes) {
    return one(withNodes, NEWEST_MAINTENANCE);
  }

  /** The id of the write that a dag saw last. */
  Uni<Optional<Long>> lastWrite(long id) {
    return queries
        .run(WRITE_OF, id)
        .map(rows -> stream(rows).findFirst().map(row -> row.getLong("write_id")));
  }

  private Uni<Optional<DagView>> one(
      boolean withNodes, String sql, @Nullable Object... parameters) {
    return many(withNodes, sql, parameters).map(dags -> dags.stream().findFirst());
  }

  private Uni<List<DagView>> many(boolean withNodes, String sql, @Nullable Object... parameters) {
    return withNodes
        ? whole(TRIES, sql, parameters)
        : queries
            .run(sql, parameters)
            .map(rows -> stream(rows).map(row -> DagRows.dag(row, List.of())).toList());
  }

  private Uni<List<DagView>> whole(int tries, String sql, @Nullable Object... parameters) {
    return queries
        .run(sql, parameters)
        .map(rows -> stream(rows).toList())
        .chain(
            dags ->
                nodesOf(dags)
                    .chain(
                        nodes ->
                            isOfOneMoment(dags, nodes)
                                ? Uni.createFrom().item(joined(dags, nodes))
                                : again(tries, sql, parameters)));
  }

  private Uni<List<DagView>> again(int tries, String sql, @Nullable Object... parameters) {
    return tries > 1
        ? Uni.createFrom().deferred(() -> whole(tries - 1, sql, parameters))
        : Uni.createFrom()
            .failure(new IllegalStateException("dags change faster than they can be read"));
  }

  private Uni<Map<Long, List<Row>>> nodesOf(List<Row> dags) {
    if (dags.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Object[] ids = dags.stream().map(row -> (Object) row.getLong("id")).toArray();
    return queries
        .run(NODES.formatted(Db.marks(dags.size())), ids)
        .map(rows -> stream(rows).collect(groupingBy(row -> row.getLong("dag_id"))));
  }

  private static boolean isOfOneMoment(List<Row> dags, Map<Long, List<Row>> nodes) {
    return dags.stream()
        .allMatch(
            dag ->
                nodes.getOrDefault(dag.getLong("id"), List.of()).stream()
                    .map(node -> node.getLong("dag_seq"))
                    .findFirst()
                    .filter(dag.getLong("seq")::equals)
                    .isPresent());
  }

  private static List<DagView> joined(List<Row> dags, Map<Long, List<Row>> nodes) {
    return dags.stream()
        .map(
            dag ->
                DagRows.dag(
                    dag,
                    nodes.getOrDefault(dag.getLong("id"), List.of()).stream()
                        .map(DagRows::node)
                        .toList()))
        .toList();
  }

  static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /** Runs one statement. */
  @FunctionalInterface
  interface Queries {
    Uni<RowSet<Row>> run(String sql, @Nullable Object... parameters);
  }
}
