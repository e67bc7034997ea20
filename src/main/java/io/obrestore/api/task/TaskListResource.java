package io.obrestore.api.task;

import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.Contents;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.QueryFlag;
import io.obrestore.api.edge.Readiness;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists of dags. Bounded: who wants more asks for them one by one. */
@Path("/api/v1/task")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "task", description = "Following asynchronous tasks.")
public class TaskListResource {
  private static final int DAGS = 500;

  /** Of all dags of an answer together, the newest dags first. */
  private static final int LINES = 20_000;

  private static final String FLAG = "show_details";
  private static final String WITH_DETAILS = "With nodes, logs and additional data.";

  private final Dags dags;
  private final DagAnswers answers;
  private final Readiness readiness;

  TaskListResource(Dags dags, DagAnswers answers, Readiness readiness) {
    this.dags = dags;
    this.answers = answers;
    this.readiness = readiness;
  }

  @GET
  @Path("/dags/ob")
  @Operation(
      operationId = "getAllDags",
      summary = "All tasks, newest first, at most 500.",
      description =
          "Logs are told of the newest tasks first, at most 20,000 lines in all,"
              + " and of every other log its last line.")
  public Uni<Answer<Contents<DagDetail>>> all(
      @Parameter(description = WITH_DETAILS, example = "true") @QueryParam(FLAG)
          @Nullable String showDetails) {
    return list(showDetails, details -> dags.list(Long.MAX_VALUE, DAGS, details));
  }

  @GET
  @Path("/dag/ob/unfinish")
  @Operation(
      operationId = "getClusterUnfinishedDags",
      summary = "The tasks of the cluster that have not succeeded, FAILED ones too; at most 500.")
  public Uni<Answer<Contents<DagDetail>>> unfinishedOfCluster(
      @Parameter(description = WITH_DETAILS, example = "true") @QueryParam(FLAG)
          @Nullable String showDetails) {
    return list(showDetails, details -> dags.unfinished(DAGS, details));
  }

  @GET
  @Path("/dag/unfinish")
  @Operation(
      operationId = "getUnfinishedDags",
      summary = "All tasks that have not succeeded, FAILED ones too; at most 500.",
      description = "The same as those of the cluster: this service has no tasks of an agent.")
  public Uni<Answer<Contents<DagDetail>>> unfinished(
      @Parameter(description = WITH_DETAILS, example = "true") @QueryParam(FLAG)
          @Nullable String showDetails) {
    return unfinishedOfCluster(showDetails);
  }

  @GET
  @Path("/dag/maintain/ob")
  @Operation(
      operationId = "getClusterLastMaintenanceDag",
      summary = "The newest maintenance task, ended or not.")
  public Uni<Answer<DagDetail>> newestMaintenance(
      @Parameter(description = WITH_DETAILS, example = "true") @QueryParam(FLAG)
          @Nullable String showDetails) {
    boolean details = QueryFlag.parse(FLAG, showDetails, true);
    return readiness
        .whenReady(() -> dags.newestMaintenance(details))
        .map(TaskListResource::present)
        .chain(dag -> details(List.of(dag), details))
        .map(told -> Answer.of(told.get(0)));
  }

  private Uni<Answer<Contents<DagDetail>>> list(
      @Nullable String showDetails, Function<Boolean, Uni<List<DagView>>> read) {
    boolean details = QueryFlag.parse(FLAG, showDetails, true);
    return readiness
        .whenReady(() -> read.apply(details))
        .chain(found -> details(found, details))
        .map(told -> Answer.of(new Contents<>(told)));
  }

  private Uni<List<DagDetail>> details(List<DagView> found, boolean wanted) {
    if (!wanted) {
      return Uni.createFrom().item(found.stream().map(answers::brief).toList());
    }
    return dags.logs(found.stream().map(DagView::id).toList(), LINES)
        .map(
            logs ->
                found.stream()
                    .map(
                        dag ->
                            answers.full(
                                dag, logs.getOrDefault(dag.id(), List.of()), Optional.empty()))
                    .toList());
  }

  private static DagView present(Optional<DagView> found) {
    return found.orElseThrow(() -> Problem.of(ErrorCode.TASK_NOT_FOUND).asException());
  }
}
