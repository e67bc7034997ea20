package io.obrestore.api.task;

import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.Contents;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.QueryFlag;
import io.obrestore.api.edge.Readiness;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.LogLine;
import io.obrestore.dag.NodeView;
import io.obrestore.restore.RestoreProgressReader;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Dags, nodes, sub-tasks and their logs. */
@Path("/api/v1/task")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "task", description = "Following asynchronous tasks.")
public class TaskResource {
  /** As many lines as a dag keeps. */
  private static final int ALL_LINES = 1_000;

  private static final int FROM_THE_FIRST = -1;

  private final Dags dags;
  private final DagAnswers answers;
  private final RestoreProgressReader progress;
  private final Readiness readiness;

  TaskResource(Dags dags, DagAnswers answers, RestoreProgressReader progress, Readiness readiness) {
    this.dags = dags;
    this.answers = answers;
    this.progress = progress;
    this.readiness = readiness;
  }

  @GET
  @Path("/dag/{id}")
  @Operation(operationId = "getDag", summary = "A dag with its nodes, sub-tasks and logs.")
  public Uni<Answer<DagDetail>> dag(
      @Parameter(
              description = "The id that a dag bears in answers: 1, then dag_id.",
              example = "11")
          @PathParam("id")
          String id,
      @Parameter(description = "With nodes and additional data.", example = "true")
          @QueryParam("show_details")
          @Nullable String showDetails) {
    boolean details = QueryFlag.parse("show_details", showDetails, true);
    long dagId = GenericId.parse(id);
    return readiness
        .whenReady(() -> dags.find(dagId, details))
        .map(TaskResource::present)
        .chain(dag -> details ? full(dag) : Uni.createFrom().item(answers.brief(dag)))
        .map(Answer::of);
  }

  private Uni<DagDetail> full(DagView dag) {
    return dags.logs(dag.id(), FROM_THE_FIRST, ALL_LINES)
        .chain(logs -> progress.of(dag).map(far -> answers.full(dag, logs, far)));
  }

  @GET
  @Path("/node/{id}")
  @Operation(operationId = "getNode", summary = "A node with its sub-task and log.")
  public Uni<Answer<NodeDetail>> node(
      @Parameter(
              description = "The id that a node bears in answers: 1, then node_id.",
              example = "1101")
          @PathParam("id")
          String id,
      @Parameter(description = "With the sub-task.", example = "true") @QueryParam("show_details")
          @Nullable String showDetails) {
    boolean details = QueryFlag.parse("show_details", showDetails, true);
    return located(id)
        .chain(
            found ->
                details
                    ? dags.nodeLogs(found.node().id())
                        .map(logs -> answers.node(found.dag(), found.node(), logs))
                    : Uni.createFrom().item(answers.brief(found.node())))
        .map(Answer::of);
  }

  @GET
  @Path("/sub_task/{id}")
  @Operation(operationId = "getSubTask", summary = "A sub-task with the log of its last execution.")
  public Uni<Answer<TaskDetail>> subTask(
      @Parameter(
              description = "The id that a sub-task bears in answers: 1, then task_id.",
              example = "1101")
          @PathParam("id")
          String id) {
    return located(id)
        .chain(
            found ->
                dags.nodeLogs(found.node().id())
                    .map(logs -> answers.task(found.dag(), found.node(), logs)))
        .map(Answer::of);
  }

  @GET
  @Path("/sub_task/{id}/logs")
  @Operation(
      operationId = "getSubTaskLogs",
      summary = "The log lines of every execution of a sub-task.")
  public Uni<Answer<Contents<String>>> subTaskLogs(
      @Parameter(
              description = "The id that a sub-task bears in answers: 1, then task_id.",
              example = "1101")
          @PathParam("id")
          String id) {
    return located(id)
        .chain(found -> dags.nodeLogs(found.node().id()))
        .map(lines -> new Contents<>(texts(lines)))
        .map(Answer::of);
  }

  private static List<String> texts(List<LogLine> lines) {
    return lines.stream().map(LogLine::text).toList();
  }

  private Uni<Located> located(String id) {
    long nodeId = GenericId.parse(id);
    return readiness
        .whenReady(() -> dags.findByNode(nodeId))
        .map(TaskResource::present)
        .map(
            dag ->
                new Located(
                    dag,
                    present(dag.nodes().stream().filter(node -> node.id() == nodeId).findFirst())));
  }

  private static <T> T present(Optional<T> found) {
    return found.orElseThrow(() -> Problem.of(ErrorCode.TASK_NOT_FOUND).asException());
  }

  private record Located(DagView dag, NodeView node) {}
}
