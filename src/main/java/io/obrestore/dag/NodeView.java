package io.obrestore.dag;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node as stored. It has exactly one sub-task, which is derived from it.
 *
 * @param id {@code dagId * 100 + stage}
 * @param stage from 1
 * @param executeTimes how often it was begun: 0 before the first run, raised by each attempt
 * @param owner who runs or ran it last, {@code ip:port}; null before the first run
 */
public record NodeView(
    long id,
    long dagId,
    int stage,
    String name,
    State state,
    Operator operator,
    @Nullable Instant startTime,
    @Nullable Instant endTime,
    int executeTimes,
    @Nullable String owner) {
  private static final int IDS_PER_DAG = 100;

  /** The id of a dag's node. */
  public static long idOf(long dagId, int stage) {
    return dagId * IDS_PER_DAG + stage;
  }

  /** The dag that a node's id belongs to. */
  public static long dagIdOf(long nodeId) {
    return nodeId / IDS_PER_DAG;
  }

  /** The stage that a node's id stands for, from 1. */
  public static int stageOf(long nodeId) {
    return (int) (nodeId % IDS_PER_DAG);
  }

  NodeView with(Standing next, @Nullable Instant start, @Nullable Instant end) {
    return new NodeView(
        id, dagId, stage, name, next.state(), next.operator(), start, end, executeTimes, owner);
  }

  /** State and operator together. */
  public Standing standing() {
    return new Standing(state, operator);
  }
}
