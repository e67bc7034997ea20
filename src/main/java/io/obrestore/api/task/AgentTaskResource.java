package io.obrestore.api.task;

import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.Contents;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.QueryFlag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that an agent has for itself alone. SDKs ask for them; this service has none, and says
 * so as an agent without any does.
 */
@Path("/api/v1/task")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "task", description = "Following asynchronous tasks.")
public class AgentTaskResource {
  private static final String FLAG = "show_details";
  private static final String WITH_DETAILS = "With nodes, logs and additional data.";
  private static final String NONE_HERE = "All tasks of this service are of the cluster.";

  AgentTaskResource() {}

  @GET
  @Path("/dags/agent")
  @Operation(
      operationId = "getAllAgentDags",
      summary = "The tasks of this agent alone: none.",
      description = NONE_HERE)
  public Answer<Contents<DagDetail>> all(
      @Parameter(description = WITH_DETAILS, example = "true") @QueryParam(FLAG)
          @Nullable String showDetails) {
    return none(showDetails);
  }

  @GET
  @Path("/dag/agent/unfinish")
  @Operation(
      operationId = "getAgentUnfinishedDags",
      summary = "The tasks of this agent alone that have not succeeded: none.",
      description = NONE_HERE)
  public Answer<Contents<DagDetail>> unfinished(
      @Parameter(description = WITH_DETAILS, example = "true") @QueryParam(FLAG)
          @Nullable String showDetails) {
    return none(showDetails);
  }

  @GET
  @Path("/dag/maintain/agents")
  @Operation(
      operationId = "getAllAgentLastMaintenanceDag",
      summary = "The newest maintenance task of each agent alone: none.",
      description = NONE_HERE)
  public Answer<Contents<DagDetail>> newestMaintenanceOfEach(
      @Parameter(description = WITH_DETAILS, example = "true") @QueryParam(FLAG)
          @Nullable String showDetails) {
    return none(showDetails);
  }

  @GET
  @Path("/dag/maintain/agent")
  @Operation(
      operationId = "getAgentLastMaintenanceDag",
      summary = "The newest maintenance task of this agent alone: there is none.",
      description = NONE_HERE)
  public Answer<DagDetail> newestMaintenance(
      @Parameter(description = WITH_DETAILS, example = "true") @QueryParam(FLAG)
          @Nullable String showDetails) {
    QueryFlag.parse(FLAG, showDetails, true);
    throw Problem.of(ErrorCode.TASK_NOT_FOUND).asException();
  }

  private static Answer<Contents<DagDetail>> none(@Nullable String showDetails) {
    QueryFlag.parse(FLAG, showDetails, true);
    return Answer.of(new Contents<>(List.of()));
  }
}
