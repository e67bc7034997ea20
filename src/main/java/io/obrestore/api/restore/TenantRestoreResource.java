package io.obrestore.api.restore;

import io.obrestore.api.audit.AuditNote;
import io.obrestore.api.audit.AuditNotes;
import io.obrestore.api.audit.Audited;
import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.Detail;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.Readiness;
import io.obrestore.api.task.DagAnswers;
import io.obrestore.api.task.DagDetail;
import io.obrestore.dag.DagView;
import io.obrestore.restore.RestoreCommand;
import io.obrestore.restore.cancel.RestoreCancellation;
import io.obrestore.restore.cancel.RestoreCancellation.Outcome;
import io.obrestore.restore.job.RestoreJobs;
import io.obrestore.restore.validation.NameRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.eventbus.EventBus;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** The restore of one tenant: how it is, and cancelling it. */
@Path("/api/v1/tenant/{name}/restore")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "restore", description = "Restoring tenants.")
public class TenantRestoreResource {
  private static final Logger LOG = Logger.getLogger(TenantRestoreResource.class);

  private final RestoreCancellation cancellation;
  private final RestoreJobs jobs;
  private final RestoreTasks tasks;
  private final DagAnswers answers;
  private final Readiness readiness;
  private final EventBus bus;
  private final AuditNotes notes;

  TenantRestoreResource(
      RestoreCancellation cancellation,
      RestoreJobs jobs,
      RestoreTasks tasks,
      DagAnswers answers,
      Readiness readiness,
      EventBus bus,
      AuditNotes notes) {
    this.cancellation = cancellation;
    this.jobs = jobs;
    this.tasks = tasks;
    this.answers = answers;
    this.readiness = readiness;
    this.bus = bus;
    this.notes = notes;
  }

  @GET
  @Path("/overview")
  @Operation(
      operationId = "getRestoreOverview",
      summary = "The job that restores a tenant now, else the one that did so last.")
  public Uni<Answer<RestoreTask>> overview(
      @Parameter(description = "The tenant's name.", example = "rt2") @PathParam("name")
          String name) {
    return readiness
        .whenReady(() -> jobs.newest(name))
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        Problem.of(ErrorCode.NOT_FOUND, Detail.NO_RESTORE_KNOWN.with())
                            .asException()))
        .map(tasks::of)
        .map(Answer::of);
  }

  @DELETE
  @Audited("CANCEL_RESTORE")
  @Operation(
      operationId = "cancelRestore",
      summary = "Cancels the restore of a tenant and takes back what it made.",
      description =
          "A restore of this service is undone by its own dag. One that somebody else began is cancelled by a dag of its"
              + " own, which leaves the pools that are not this service's. Answered at once with that dag; asked again, with"
              + " the same. 204 where there is neither a restore nor a tenant of that name.")
  public Uni<RestResponse<Answer<DagDetail>>> cancel(
      @Parameter(description = "The tenant's name.", example = "rt2") @PathParam("name")
          String name) {
    var note = notes.current();
    note.tenant(name);
    NameRules.tenant("name", name)
        .ifPresent(
            fault -> {
              throw Problem.of(fault).asException();
            });
    return readiness
        .whenReady(() -> cancellation.cancel(name, note.trace()))
        .map(outcome -> answer(outcome, name, note));
  }

  private RestResponse<Answer<DagDetail>> answer(Outcome outcome, String name, AuditNote note) {
    if (outcome instanceof Outcome.By by) {
      note.dag(by.dag(), by.before());
      return RestResponse.ok(Answer.of(begun(by.dag())));
    }
    if (outcome instanceof Outcome.Nothing) {
      return RestResponse.noContent();
    }
    if (outcome instanceof Outcome.NotRecovering) {
      throw Problem.of(ErrorCode.NOT_RECOVERING, name).asException();
    }
    throw outcome instanceof Outcome.Succeeded
        ? Problem.of(ErrorCode.ALREADY_SUCCEEDED, name).asException()
        : Problem.of(ErrorCode.TASK_CREATE_FAILED).asException();
  }

  private DagDetail begun(DagView dag) {
    LOG.infof("Cancelled by '%s', dag %d: it is %s", dag.name(), dag.id(), dag.standing());
    bus.publish(RestoreCommand.ADDRESS, new RestoreCommand(dag.id()));
    return answers.brief(dag);
  }
}
