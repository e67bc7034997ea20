package io.obrestore.api.restore;

import com.fasterxml.jackson.databind.JsonNode;
import io.obrestore.api.audit.AuditNote;
import io.obrestore.api.audit.AuditNotes;
import io.obrestore.api.audit.Audited;
import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.IdempotencyKey;
import io.obrestore.api.edge.JsonBody;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.Problem.FieldFault;
import io.obrestore.api.edge.Readiness;
import io.obrestore.api.task.DagAnswers;
import io.obrestore.api.task.DagDetail;
import io.obrestore.dag.DagView;
import io.obrestore.restore.RestoreCommand;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.RestoreService;
import io.obrestore.restore.RestoreService.Repeatable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.eventbus.EventBus;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starting a restore. */
@Path("/api/v1/tenant/restore")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "restore", description = "Restoring tenants.")
public class RestoreResource {
  private static final Logger LOG = Logger.getLogger(RestoreResource.class);

  /** The API's public example. */
  static final String SEED =
      """
      {
        "data_backup_uri": "oss://oss-328067-1014-obshell/backup/archive/test/1/1002/data?host=oss-cn-hangzhou.aliyuncs.com",
        "restore_tenant_name": "rt2",
        "zone_list": [{"name": "zone1", "unit_config_name": "unit1", "unit_num": 1}],
        "archive_log_uri": "oss://oss-328067-1014-obshell/backup/archive/test/1/1002/clog?host=oss-cn-hangzhou.aliyuncs.com"
      }
      """;

  private final RestoreService service;
  private final DagAnswers answers;
  private final Readiness readiness;
  private final EventBus bus;
  private final AuditNotes notes;

  RestoreResource(
      RestoreService service,
      DagAnswers answers,
      Readiness readiness,
      EventBus bus,
      AuditNotes notes) {
    this.service = service;
    this.answers = answers;
    this.readiness = readiness;
    this.bus = bus;
    this.notes = notes;
  }

  @POST
  @Audited("RESTORE")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Operation(
      operationId = "restoreTenant",
      summary = "Restores a tenant from a backup.",
      description =
          "Validates, stores a dag of five stages durably and answers at once with it; GET /api/v1/task/dag/{id}"
              + " follows it. All faults of a request come in one answer. With an Idempotency-Key the same request may be"
              + " sent again, to any replica, and is answered with the same dag.")
  public Uni<Answer<DagDetail>> restore(
      @Parameter(
              description =
                  "1 to 128 visible ASCII characters of the client's choice, kept as long as the dag.",
              schema = @Schema(pattern = "^[!-~]{1,128}$"))
          @HeaderParam(IdempotencyKey.HEADER)
          @Nullable String idempotencyKey,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = RestoreParam.class),
                      examples =
                          @ExampleObject(
                              name = "seed",
                              summary = "The API's public example",
                              value = SEED)))
          byte[] body) {
    var note = notes.current();
    String key = IdempotencyKey.parse(idempotencyKey);
    JsonNode object = JsonBody.object(body);
    var request = request(object);
    note.tenant(request.tenantName());
    var repeatable = key == null ? null : new Repeatable(key, JsonBody.canonical(object));
    return readiness
        .whenReady(() -> service.submit(request, repeatable, note.trace()))
        .map(outcome -> answer(outcome, note));
  }

  private static RestoreRequest request(JsonNode body) {
    var read = RestoreParamReader.read(body);
    if (read instanceof RestoreParamReader.Read.Sound sound) {
      return sound.request();
    }
    var faulty = (RestoreParamReader.Read.Faulty) read;
    throw Problem.of(faulty.faults()).asException();
  }

  private Answer<DagDetail> answer(RestoreService.Outcome outcome, AuditNote note) {
    if (outcome instanceof RestoreService.Outcome.Accepted accepted) {
      note.dag(accepted.dag(), null);
      return Answer.of(started(accepted.dag()));
    }
    if (outcome instanceof RestoreService.Outcome.Refused refused) {
      throw Problem.of(refused.faults().stream().map(FieldFault::of).toList()).asException();
    }
    if (outcome instanceof RestoreService.Outcome.Repeated repeated) {
      note.dag(repeated.dag(), repeated.dag().standing());
      return Answer.of(known(repeated.dag()));
    }
    throw problem(outcome).asException();
  }

  private static Problem problem(RestoreService.Outcome outcome) {
    if (outcome instanceof RestoreService.Outcome.KeyMismatch mismatch) {
      return Problem.of(ErrorCode.IDEMPOTENCY_KEY_MISMATCH, mismatch.dag().id());
    }
    return outcome instanceof RestoreService.Outcome.Draining
        ? Problem.of(ErrorCode.DRAINING)
        : Problem.of(ErrorCode.TASK_CREATE_FAILED);
  }

  /** Whoever stored it may have died before it told the runners. */
  private DagDetail known(DagView dag) {
    LOG.infof("Sent again: '%s' is dag %d", dag.name(), dag.id());
    bus.publish(RestoreCommand.ADDRESS, new RestoreCommand(dag.id()));
    return answers.brief(dag);
  }

  private DagDetail started(DagView dag) {
    LOG.infof("Accepted '%s' as dag %d", dag.name(), dag.id());
    bus.publish(RestoreCommand.ADDRESS, new RestoreCommand(dag.id()));
    return answers.brief(dag);
  }
}
