package io.obrestore.dag.store;

import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Idempotency;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.Operator;
import io.obrestore.dag.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.mysqlclient.MySQLClient;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Stores new dags: dag, nodes and idempotency key in one transaction. */
final class DagInserts {
  private static final String INSERT =
      """
      INSERT INTO dag (kind, token, trace_id, name, stage, max_stage, state, operator,
                       maintenance_type, maintenance_key, wanted_key, active_key, leftovers,
                       request, secrets, facts, attempt, epoch, seq, write_id, log_lines,
                       create_time, start_time, end_time)
      VALUES (?, ?, ?, ?, 1, ?, 'READY', 'RUN', ?, ?, ?, ?, 0, ?, ?, '{}', 0, 0, 1, 0, 0, ?, ?, ?)
      """;

  private final Db db;

  DagInserts(Db db) {
    this.db = db;
  }

  /** Fails with 1062 when the active key is held, or the token or the idempotency key is known. */
  Uni<DagView> insert(DagTemplate template, Instant now) {
    return db.transaction(
        connection ->
            Db.on(connection, INSERT, parameters(template, now))
                .map(DagInserts::insertedId)
                .map(id -> view(id, template, now))
                .call(dag -> DagWriter.nodes(connection, dag.nodes()))
                .call(dag -> remember(connection, dag, template.idempotency())));
  }

  private static Uni<Void> remember(
      SqlConnection connection, DagView dag, @Nullable Idempotency idempotency) {
    return idempotency == null
        ? Uni.createFrom().voidItem()
        : IdempotencyRows.insert(connection, dag.id(), idempotency);
  }

  /** As OceanBase compares tenant names: without case. */
  static String folded(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  private static long insertedId(RowSet<Row> inserted) {
    return inserted.property(MySQLClient.LAST_INSERTED_ID);
  }

  private static @Nullable Object[] parameters(DagTemplate template, Instant now) {
    String key = folded(template.activeKey());
    Object time = DagRows.stored(now);
    return new @Nullable Object[] {
      template.kind(),
      template.token(),
      template.traceId(),
      template.name(),
      template.stages().size(),
      template.maintenance().type(),
      template.maintenance().key(),
      key,
      key,
      template.request(),
      template.secrets(),
      time,
      time,
      time
    };
  }

  private static DagView view(long id, DagTemplate template, Instant now) {
    String key = folded(template.activeKey());
    List<String> stages = template.stages();
    List<NodeView> nodes =
        IntStream.rangeClosed(1, stages.size())
            .mapToObj(stage -> node(id, stage, stages.get(stage - 1)))
            .toList();
    return new DagView(
        id,
        template.kind(),
        template.token(),
        template.traceId(),
        template.name(),
        1,
        stages.size(),
        State.READY,
        Operator.RUN,
        template.maintenance(),
        key,
        key,
        false,
        template.request(),
        template.secrets(),
        "{}",
        null,
        0,
        0,
        1,
        0,
        now,
        now,
        now,
        nodes);
  }

  private static NodeView node(long dagId, int stage, String name) {
    State state = stage == 1 ? State.READY : State.PENDING;
    return new NodeView(
        NodeView.idOf(dagId, stage), dagId, stage, name, state, Operator.RUN, null, null, 0, null);
  }
}
