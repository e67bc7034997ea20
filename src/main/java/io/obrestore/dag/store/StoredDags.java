package io.obrestore.dag.store;

import io.obrestore.dag.Change;
import io.obrestore.dag.DagKind;
import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.LogLine;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.Operated;
import io.obrestore.dag.Operator;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Submission;
import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dags as they stand in the database. Needs no runner; several processes may use one store. */
public final class StoredDags implements Dags {
  private final DagReader reader;
  private final Logs logs;
  private final Changes changes;
  private final IdempotencyRows idempotency;
  private final Submitter submitter;
  private final Operators operators;

  /**
   * @param pool sessions whose default schema is the dags' one (see {@link DagSchema})
   * @param kinds asked whether an operator is permitted
   */
  public StoredDags(
      Pool pool, Timer timer, StoreSettings settings, Sources sources, List<DagKind> kinds) {
    Db db = new Db(pool, timer, settings.timeout());
    reader = new DagReader(db);
    logs = new Logs(db);
    changes = new Changes(db, reader, logs);
    Patiently patiently = new Patiently(timer, sources.nanos(), settings.unknownFor());
    idempotency = new IdempotencyRows(db, reader);
    submitter = new Submitter(new DagInserts(db), reader, idempotency, patiently, sources);
    SettledWriter writer = new SettledWriter(new DagWriter(db)::write, reader, timer);
    operators = new Operators(reader, writer, patiently, sources, kinds);
  }

  @Override
  public Uni<Submission> submit(DagTemplate template) {
    return submitter.submit(template);
  }

  @Override
  public Uni<Optional<DagView>> find(long dagId, boolean withNodes) {
    return reader.byId(dagId, withNodes);
  }

  @Override
  public Uni<List<DagView>> findAll(Collection<Long> dagIds) {
    return reader.byIds(List.copyOf(dagIds));
  }

  @Override
  public Uni<Optional<DagView>> findByNode(long nodeId) {
    int stage = NodeView.stageOf(nodeId);
    return reader
        .byId(NodeView.dagIdOf(nodeId), true)
        .map(found -> found.filter(dag -> stage >= 1 && stage <= dag.maxStage()));
  }

  @Override
  public Uni<Optional<DagView>> findByActiveKey(String activeKey) {
    return reader.byActiveKey(DagInserts.folded(activeKey));
  }

  @Override
  public Uni<Optional<Submission.Known>> findByIdempotencyKey(String key) {
    return idempotency.find(key);
  }

  @Override
  public Uni<List<DagView>> list(long belowId, int limit, boolean withNodes) {
    return reader.page(belowId, limit, withNodes);
  }

  @Override
  public Uni<List<DagView>> unfinished(int limit, boolean withNodes) {
    return reader.unfinished(limit, withNodes);
  }

  @Override
  public Uni<Optional<DagView>> newestMaintenance(boolean withNodes) {
    return reader.newestMaintenance(withNodes);
  }

  @Override
  public Uni<List<LogLine>> logs(long dagId, int afterNumber, int limit) {
    return logs.page(dagId, afterNumber, limit);
  }

  @Override
  public Uni<Map<Long, List<LogLine>>> logs(Collection<Long> dagIds, int limit) {
    return logs.of(dagIds, limit);
  }

  @Override
  public Uni<List<LogLine>> nodeLogs(long nodeId) {
    return logs.ofStage(NodeView.dagIdOf(nodeId), NodeView.stageOf(nodeId));
  }

  @Override
  public Uni<List<Change>> changes(Map<Long, Long> seen) {
    return changes.since(seen);
  }

  @Override
  public Uni<Map<Long, Long>> lively(Instant endedAfter, int limit) {
    return changes.lively(endedAfter, limit);
  }

  @Override
  public Uni<List<DagView>> ended(Instant after, int limit) {
    return reader.ended(after, limit);
  }

  @Override
  public Uni<Operated> operate(long dagId, Operator operator) {
    return operators.operate(dagId, operator);
  }

  @Override
  public Uni<Operated> undo(long dagId) {
    return operators.undo(dagId);
  }

  @Override
  public Uni<Operated> passNode(long nodeId) {
    return operators.passNode(nodeId);
  }
}
