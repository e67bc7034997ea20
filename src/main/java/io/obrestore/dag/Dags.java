package io.obrestore.dag;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dags as the rest of the service sees them. Everything answered here is committed. A Uni fails
 * when the database cannot be asked; nothing here blocks.
 */
public interface Dags {
  /** Stores a dag, READY. Runners find it by themselves; a hint to them makes it quicker. */
  Uni<Submission> submit(DagTemplate template);

  /** The dag of this id, with its nodes or without. */
  Uni<Optional<DagView>> find(long dagId, boolean withNodes);

  /**
   * The dags of these ids, without their nodes, in no order; those that are not there are left out.
   */
  Uni<List<DagView>> findAll(Collection<Long> dagIds);

  /** The dag, with its nodes, that a node belongs to. */
  Uni<Optional<DagView>> findByNode(long nodeId);

  /** The dag that holds a key, with its nodes. */
  Uni<Optional<DagView>> findByActiveKey(String activeKey);

  /** What was submitted under a client's key. */
  Uni<Optional<Submission.Known>> findByIdempotencyKey(String key);

  /** Up to {@code limit} dags with ids below {@code belowId}, newest first. */
  Uni<List<DagView>> list(long belowId, int limit, boolean withNodes);

  /**
   * Up to {@code limit} dags that are not SUCCEED, newest first: FAILED ones too, as in the
   * reference server.
   */
  Uni<List<DagView>> unfinished(int limit, boolean withNodes);

  /** The maintenance dag stored last, finished or not. */
  Uni<Optional<DagView>> newestMaintenance(boolean withNodes);

  /** The log of a dag in order, from the line after {@code afterNumber} (-1: from the first). */
  Uni<List<LogLine>> logs(long dagId, int afterNumber, int limit);

  /**
   * The logs of several dags, by dag, each in order; {@code limit} lines in all, those of the
   * newest dags first. Of a log that is cut off the last line is told all the same.
   */
  Uni<Map<Long, List<LogLine>>> logs(Collection<Long> dagIds, int limit);

  /** The log of every execution of a node, in order. */
  Uni<List<LogLine>> nodeLogs(long nodeId);

  /**
   * Those of these dags that have changed since, with what was logged meanwhile. Nothing is left
   * out and nothing told twice by who passes on the {@code seq} of what was answered last.
   *
   * @param seen by dag, the {@link DagView#seq} that is known; {@link Change#NOTHING_SEEN} for a
   *     dag of which all is wanted
   */
  Uni<List<Change>> changes(Map<Long, Long> seen);

  /**
   * By dag, the {@link DagView#seq} of up to {@code limit} that are READY or RUNNING and of as many
   * that have ended after a moment.
   */
  Uni<Map<Long, Long>> lively(Instant endedAfter, int limit);

  /** Up to {@code limit} dags, with their nodes, that have ended after a moment, newest first. */
  Uni<List<DagView>> ended(Instant after, int limit);

  /** RETRY, ROLLBACK, CANCEL or PASS of a dag. */
  Uni<Operated> operate(long dagId, Operator operator);

  /**
   * To operator ROLLBACK from READY, RUNNING or FAILED in one write; a dag that is being undone is
   * answered as it is.
   */
  Uni<Operated> undo(long dagId);

  /** PASS of a failed node: it counts as done and the dag runs on. */
  Uni<Operated> passNode(long nodeId);
}
