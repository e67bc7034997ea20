package io.obrestore.dag;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dag as stored.
 *
 * @param stage the stage it stands in, from 1
 * @param token its submitter's, random and unique
 * @param traceId of the request it came with
 * @param wantedKey the key it holds whenever it may change something, folded
 * @param activeKey set while it holds its tenant; null once released
 * @param leftovers whether it may have left something in OceanBase
 * @param request JSON, without secrets
 * @param secrets sealed; null when there are none (any more)
 * @param facts JSON, what the stages recorded of the current attempt; {@code {}} at first
 * @param session the database session that may still send statements for it (its CONNECTION_ID)
 * @param attempt 0 before the first
 * @param epoch raised by each claim and each operator: the fence
 * @param seq raised by each change, the order of all events of this dag
 * @param logLines how many log lines it ever wrote, dropped ones included
 * @param nodes in order of their stages; empty when they were not asked for
 */
public record DagView(
    long id,
    String kind,
    String token,
    @Nullable String traceId,
    String name,
    int stage,
    int maxStage,
    State state,
    Operator operator,
    Maintenance maintenance,
    String wantedKey,
    @Nullable String activeKey,
    boolean leftovers,
    String request,
    @Nullable String secrets,
    String facts,
    @Nullable String session,
    int attempt,
    long epoch,
    long seq,
    int logLines,
    Instant createTime,
    Instant startTime,
    Instant endTime,
    List<NodeView> nodes) {
  /** The node it stands in. Needs the nodes. */
  public NodeView node() {
    return nodes.get(stage - 1);
  }

  /** State and operator together. */
  public Standing standing() {
    return new Standing(state, operator);
  }
}
