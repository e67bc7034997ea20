package io.obrestore.api.task;

import io.obrestore.api.audit.AuditNote;
import io.obrestore.api.audit.AuditNotes;
import io.obrestore.api.audit.Audited;
import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.JsonBody;
import io.obrestore.api.edge.JsonFields;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.Problem.FieldFault;
import io.obrestore.api.edge.Readiness;
import io.obrestore.dag.Dags;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.Operated;
import io.obrestore.dag.Operator;
import io.obrestore.restore.Holding;
import io.obrestore.restore.RestoreCommand;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.Rule;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Operators on dags and nodes. The answer comes at once; what follows shows in the dag. */
@Path("/api/v1/task")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "task", description = "Following asynchronous tasks.")
public class OperatorResource {
  private static final Logger LOG = Logger.getLogger(OperatorResource.class);
  private static final String FIELD = "operator";

  /** Those that can be asked for, by their names. */
  private static final Map<String, Operator> OF_DAGS =
      Map.of(
          "RETRY", Operator.RETRY,
          "ROLLBACK", Operator.ROLLBACK,
          "CANCEL", Operator.CANCEL,
          "PASS", Operator.PASS);

  private static final Map<String, Operator> OF_NODES = Map.of("PASS", Operator.PASS);

  private final Dags dags;
  private final Readiness readiness;
  private final EventBus bus;
  private final AuditNotes notes;

  OperatorResource(Dags dags, Readiness readiness, EventBus bus, AuditNotes notes) {
    this.dags = dags;
    this.readiness = readiness;
    this.bus = bus;
    this.notes = notes;
  }

  @POST
  @Path("/dag/{id}")
  @Audited("OPERATE")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Operation(
      operationId = "operateDag",
      summary = "Retries, rolls back, cancels or passes a task.",
      description =
          "RETRY runs the failed node again, then the rest. ROLLBACK takes back what a FAILED restore left in"
              + " OceanBase. CANCEL stops following; OceanBase's job goes on. PASS counts the rest of a FAILED"
              + " task as done, unrun. Answered as soon as it is stored.")
  public Uni<Answer<Void>> operateDag(
      @Parameter(
              description = "The id that a dag bears in answers: 1, then dag_id.",
              example = "11")
          @PathParam("id")
          String id,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = DagOperatorParam.class),
                      examples =
                          @ExampleObject(name = "retry", value = "{\"operator\": \"RETRY\"}")))
          byte[] body) {
    var note = notes.current();
    long dagId = GenericId.parse(id);
    note.dag(dagId);
    var operator = operator(body, OF_DAGS, ErrorCode.DAG_OPERATOR_NOT_SUPPORTED);
    note.action(operator.name());
    return readiness
        .whenReady(() -> dags.operate(dagId, operator))
        .map(operated -> answer(operated, operator, note));
  }

  @POST
  @Path("/node/{id}")
  @Audited("OPERATE_NODE")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Operation(
      operationId = "operateNode",
      summary = "Passes a failed node.",
      description = "It counts as done, and the task runs on with the next one.")
  public Uni<Answer<Void>> operateNode(
      @Parameter(
              description = "The id that a node bears in answers: 1, then node_id.",
              example = "1101")
          @PathParam("id")
          String id,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NodeOperatorParam.class),
                      examples = @ExampleObject(name = "pass", value = "{\"operator\": \"PASS\"}")))
          byte[] body) {
    var note = notes.current();
    long nodeId = GenericId.parse(id);
    note.dag(NodeView.dagIdOf(nodeId));
    var operator = operator(body, OF_NODES, ErrorCode.NODE_OPERATOR_NOT_SUPPORTED);
    note.action(operator.name() + "_NODE");
    return readiness
        .whenReady(() -> dags.passNode(nodeId))
        .map(operated -> answer(operated, operator, note));
  }

  private static Operator operator(
      byte[] body, Map<String, Operator> known, ErrorCode notSupported) {
    List<FieldFault> faults = new ArrayList<>();
    String text = new JsonFields(JsonBody.object(body), faults).text(FIELD);
    if (text == null && faults.isEmpty()) {
      faults.add(FieldFault.of(Fault.of(Rule.REQUIRED, FIELD, FIELD)));
    }
    if (text == null) {
      throw Problem.of(faults).asException();
    }
    return Optional.ofNullable(known.get(text.toUpperCase(Locale.ROOT)))
        .orElseThrow(() -> Problem.of(notSupported).asException());
  }

  private Answer<Void> answer(Operated operated, Operator operator, AuditNote note) {
    if (operated instanceof Operated.Accepted accepted) {
      var dag = accepted.dag();
      note.dag(dag, accepted.before());
      LOG.infof("%s of dag %d: it is %s/%s", operator, dag.id(), dag.state(), dag.operator());
      bus.publish(RestoreCommand.ADDRESS, new RestoreCommand(dag.id()));
      return Answer.done();
    }
    if (operated instanceof Operated.Refused refused) {
      note.dag(refused.dag(), refused.dag().standing());
      throw Problem.of(Refusals.code(refused.refusal()), refused.dag().state()).asException();
    }
    if (operated instanceof Operated.KeyHeld held) {
      throw Problem.of(Holding.fault(held.holder(), "operator")).asException();
    }
    throw Problem.of(ErrorCode.TASK_NOT_FOUND).asException();
  }
}
