package io.obrestore.dag.store;

import static java.util.stream.Collectors.groupingBy;

import io.obrestore.dag.DagView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads dags and their nodes: one statement for the dags, one for all their nodes, with what their
 * dags had come to by then. Those for which that differs are read again, so that no dag is ever
 * seen with the nodes of another moment.
 */
final class DagReader {
  /** So many changes of one dag, each between two statements, do not happen. */
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
      SELECT d.write_id, l.logged_at, l.line
      FROM dag d LEFT JOIN task_log l ON l.dag_id = d.id AND l.line_no = ? AND l.seq = ?
      WHERE d.id = ?
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

  /** What a dag bears of a write that would be its next after {@code before}. */
  Uni<Optional<Trace>> trace(DagView before) {
    return queries
        .run(WRITE_OF, before.logLines(), before.seq() + 1, before.id())
        .map(rows -> stream(rows).findFirst().map(DagReader::trace));
  }

  private static Trace trace(Row row) {
    return new Trace(
        row.getLong("write_id"),
        DagRows.nullableInstant(row.getLocalDateTime("logged_at")),
        row.getString("line"));
  }

  /**
   * @param last the id of the write that the dag saw last; null before the first
   * @param at of the first line that came with the next change; null where it had none
   * @param line the same
   */
  record Trace(@Nullable Long last, @Nullable Instant at, @Nullable String line) {}

  private Uni<Optional<DagView>> one(
      boolean withNodes, String sql, @Nullable Object... parameters) {
    return many(withNodes, sql, parameters).map(dags -> dags.stream().findFirst());
  }

  private Uni<List<DagView>> many(boolean withNodes, String sql, @Nullable Object... parameters) {
    return withNodes
        ? whole(TRIES, Map.of(), sql, parameters)
        : queries
            .run(sql, parameters)
            .map(rows -> stream(rows).map(row -> DagRows.dag(row, List.of())).toList());
  }

  /**
   * Where many are read while many change, hardly two statements see all of them the same.
   *
   * @param known those that were seen whole already
   */
  private Uni<List<DagView>> whole(
      int tries, Map<Long, DagView> known, String sql, @Nullable Object... parameters) {
    return queries
        .run(sql, parameters)
        .map(rows -> stream(rows).toList())
        .chain(
            dags -> {
              var open =
                  dags.stream().filter(dag -> !known.containsKey(dag.getLong("id"))).toList();
              return nodesOf(open)
                  .map(nodes -> withThoseOfOneMoment(known, open, nodes))
                  .chain(
                      seen ->
                          dags.stream().allMatch(dag -> seen.containsKey(dag.getLong("id")))
                              ? Uni.createFrom().item(inOrder(dags, seen))
                              : again(tries, seen, sql, parameters));
            });
  }

  private Uni<List<DagView>> again(
      int tries, Map<Long, DagView> known, String sql, @Nullable Object... parameters) {
    return tries > 1
        ? Uni.createFrom().deferred(() -> whole(tries - 1, known, sql, parameters))
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

  private static Map<Long, DagView> withThoseOfOneMoment(
      Map<Long, DagView> known, List<Row> dags, Map<Long, List<Row>> nodes) {
    var seen = new HashMap<>(known);
    for (Row dag : dags) {
      long id = dag.getLong("id");
      List<Row> own = nodes.getOrDefault(id, List.of());
      if (!own.isEmpty() && own.get(0).getLong("dag_seq").equals(dag.getLong("seq"))) {
        seen.put(id, DagRows.dag(dag, own.stream().map(DagRows::node).toList()));
      }
    }
    return seen;
  }

  private static List<DagView> inOrder(List<Row> dags, Map<Long, DagView> seen) {
    return dags.stream().map(dag -> Objects.requireNonNull(seen.get(dag.getLong("id")))).toList();
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
