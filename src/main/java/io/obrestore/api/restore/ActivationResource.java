package io.obrestore.api.restore;

import io.obrestore.api.audit.AuditNote;
import io.obrestore.api.audit.AuditNotes;
import io.obrestore.api.audit.Audited;
import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.Readiness;
import io.obrestore.api.task.DagAnswers;
import io.obrestore.api.task.DagDetail;
import io.obrestore.dag.DagView;
import io.obrestore.restore.Holding;
import io.obrestore.restore.RestoreCommand;
import io.obrestore.restore.standby.StandbyActivation;
import io.obrestore.restore.standby.StandbyActivation.Outcome;
import io.obrestore.restore.validation.NameRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.eventbus.EventBus;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Opening a tenant that was restored with keep_standby. */
@Path("/api/v1/tenant/{name}/activate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "restore", description = "Restoring tenants.")
public class ActivationResource {
  private static final Logger LOG = Logger.getLogger(ActivationResource.class);
  private static final String NAME = "name";

  private final StandbyActivation activation;
  private final DagAnswers answers;
  private final Readiness readiness;
  private final EventBus bus;
  private final AuditNotes notes;

  ActivationResource(
      StandbyActivation activation,
      DagAnswers answers,
      Readiness readiness,
      EventBus bus,
      AuditNotes notes) {
    this.activation = activation;
    this.answers = answers;
    this.readiness = readiness;
    this.bus = bus;
    this.notes = notes;
  }

  @POST
  @Audited("ACTIVATE")
  @Operation(
      operationId = "activateTenant",
      summary = "Opens a tenant that was restored with keep_standby.",
      description =
          "Makes the standby a primary and, where its version is below the cluster's, upgrades it. Answered at once with"
              + " the dag that does so; asked again, with the same. From then on it follows the archived log no more.")
  public Uni<Answer<DagDetail>> activate(
      @Parameter(description = "The tenant's name.", example = "rt2") @PathParam(NAME)
          String name) {
    var note = notes.current();
    note.tenant(name);
    NameRules.tenant(NAME, name)
        .ifPresent(
            fault -> {
              throw Problem.of(fault).asException();
            });
    return readiness
        .whenReady(() -> activation.activate(name, note.trace()))
        .map(outcome -> Answer.of(answer(outcome, name, note)));
  }

  private DagDetail answer(Outcome outcome, String name, AuditNote note) {
    if (outcome instanceof Outcome.By by) {
      note.dag(by.dag(), null);
      return begun(by.dag());
    }
    if (outcome instanceof Outcome.Held held) {
      note.dag(held.holder(), held.holder().standing());
      throw Problem.of(Holding.fault(held.holder(), NAME)).asException();
    }
    throw problem(outcome, name).asException();
  }

  private static Problem problem(Outcome outcome, String name) {
    if (outcome instanceof Outcome.NoTenant) {
      return Problem.of(ErrorCode.TENANT_NOT_EXIST, name);
    }
    if (outcome instanceof Outcome.NotRestoredHere) {
      return Problem.of(ErrorCode.NOT_RESTORED_HERE, name);
    }
    if (outcome instanceof Outcome.Draining) {
      return Problem.of(ErrorCode.DRAINING);
    }
    return outcome instanceof Outcome.Open
        ? Problem.of(ErrorCode.ALREADY_OPEN, name)
        : Problem.of(ErrorCode.TASK_CREATE_FAILED);
  }

  private DagDetail begun(DagView dag) {
    LOG.infof("Activated by '%s', dag %d: it is %s", dag.name(), dag.id(), dag.standing());
    bus.publish(RestoreCommand.ADDRESS, new RestoreCommand(dag.id()));
    return answers.brief(dag);
  }
}
