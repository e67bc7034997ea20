package io.obrestore.api.task;

import io.obrestore.api.edge.Stamp;
import io.obrestore.dag.DagView;
import io.obrestore.dag.LogLine;
import io.obrestore.dag.NodeView;
import io.obrestore.restore.CancelDag;
import io.obrestore.restore.CancelRequest;
import io.obrestore.restore.Manner;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.RestoreDag;
import io.obrestore.restore.progress.Progress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From stored dags to what clients see of them. */
public final class DagAnswers {
  private final Stamp stamp;
  private final String never;

  /**
   * @param stamp writes times with this server's offset
   */
  public DagAnswers(Stamp stamp) {
    this.stamp = stamp;
    this.never = stamp.text(Instant.EPOCH);
  }

  /** A dag without details: nodes and additional data are null, as in the answer to POST. */
  public DagDetail brief(DagView dag) {
    return dag(dag, null, null);
  }

  /**
   * A dag with its nodes and logs.
   *
   * @param logs of the whole dag
   * @param progress of its job, while it runs
   */
  public DagDetail full(DagView dag, List<LogLine> logs, Optional<Progress> progress) {
    var data = additionalData(dag);
    return dag(
        dag,
        with(data, progress),
        dag.nodes().stream().map(node -> node(data, node, logs)).toList());
  }

  /** A dag with its nodes, which say where it stands, and without logs. */
  public DagDetail withNodes(DagView dag) {
    return dag(dag, additionalData(dag), dag.nodes().stream().map(this::brief).toList());
  }

  /** A node with its sub-task and logs. */
  public NodeDetail node(DagView dag, NodeView node, List<LogLine> logs) {
    return node(additionalData(dag), node, logs);
  }

  private NodeDetail node(@Nullable Map<String, Object> data, NodeView node, List<LogLine> logs) {
    return detail(node, data, List.of(task(data, node, logs)));
  }

  /** A node without details. */
  public NodeDetail brief(NodeView node) {
    return detail(node, null, null);
  }

  private NodeDetail detail(
      NodeView node, @Nullable Map<String, Object> data, @Nullable List<TaskDetail> subTasks) {
    return new NodeDetail(
        GenericId.of(node.id()),
        node.id(),
        node.name(),
        node.state().name(),
        node.operator().name(),
        time(node.startTime()),
        time(node.endTime()),
        data,
        subTasks);
  }

  /** The sub-task of a node: the node's own row tells all of it. */
  public TaskDetail task(DagView dag, NodeView node, List<LogLine> logs) {
    return task(additionalData(dag), node, logs);
  }

  private TaskDetail task(@Nullable Map<String, Object> data, NodeView node, List<LogLine> logs) {
    return new TaskDetail(
        GenericId.of(node.id()),
        node.id(),
        node.name(),
        node.state().name(),
        node.operator().name(),
        time(node.startTime()),
        time(node.endTime()),
        data,
        node.executeTimes(),
        agent(node.owner()),
        logs.stream()
            .filter(line -> line.stage() == node.stage() && line.execution() == node.executeTimes())
            .map(LogLine::text)
            .toList());
  }

  private DagDetail dag(
      DagView dag, @Nullable Map<String, Object> additionalData, @Nullable List<NodeDetail> nodes) {
    return new DagDetail(
        GenericId.of(dag.id()),
        dag.id(),
        dag.name(),
        dag.stage(),
        dag.maxStage(),
        dag.maintenance().type(),
        dag.maintenance().key(),
        dag.state().name(),
        dag.operator().name(),
        time(dag.startTime()),
        time(dag.endTime()),
        additionalData,
        nodes);
  }

  private static @Nullable Map<String, Object> additionalData(DagView dag) {
    var data = new LinkedHashMap<String, Object>();
    putKnown(data, "restore_job_id", jobId(dag));
    if (dag.kind().equals(RestoreDag.KIND)) {
      put(data, RestoreCodec.manner(dag));
    }
    return data.isEmpty() ? null : data;
  }

  private static @Nullable Map<String, Object> with(
      @Nullable Map<String, Object> data, Optional<Progress> progress) {
    if (progress.isEmpty()) {
      return data;
    }
    var all = new LinkedHashMap<String, Object>(data == null ? Map.of() : data);
    put(all, progress.get());
    return all.isEmpty() ? null : all;
  }

  private static @Nullable Long jobId(DagView dag) {
    return switch (dag.kind()) {
      case RestoreDag.KIND -> RestoreCodec.facts(dag).jobId();
      case CancelDag.KIND -> (Long) CancelRequest.of(dag).jobId();
      default -> null;
    };
  }

  private static void put(Map<String, Object> data, Manner manner) {
    putKnown(data, "description", manner.description());
    if (manner.keepStandby()) {
      data.put("keep_standby", true);
    }
  }

  private static void put(Map<String, Object> data, Progress progress) {
    putKnown(data, "restore_progress", progress.percent());
    putKnown(data, "finish_tablet_count", progress.finishedTablets());
    putKnown(data, "tablet_count", progress.tablets());
    putKnown(data, "finish_bytes", progress.finishedBytes());
    putKnown(data, "total_bytes", progress.bytes());
  }

  private static void putKnown(Map<String, Object> data, String name, @Nullable Object value) {
    if (value != null) {
      data.put(name, value);
    }
  }

  private String time(@Nullable Instant time) {
    return time == null ? never : stamp.text(time);
  }

  private static TaskDetail.ExecuteAgent agent(@Nullable String owner) {
    if (owner == null) {
      return new TaskDetail.ExecuteAgent("", 0);
    }
    int colon = owner.lastIndexOf(':');
    return colon < 0
        ? new TaskDetail.ExecuteAgent(owner, 0)
        : new TaskDetail.ExecuteAgent(
            owner.substring(0, colon), Integer.parseInt(owner.substring(colon + 1)));
  }
}
