package io.obrestore.api.restore;

import io.obrestore.api.audit.AuditNotes;
import io.obrestore.api.audit.Audited;
import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.ClientAddress;
import io.obrestore.api.edge.JsonBody;
import io.obrestore.api.edge.JsonFields;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.Problem.FieldFault;
import io.obrestore.api.edge.Readiness;
import io.obrestore.api.edge.Stamp;
import io.obrestore.dag.Drain;
import io.obrestore.dag.DrainSwitch;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.Rule;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The switch of all replicas: start nothing new, finish what runs. */
@Path("/api/v1/restore")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "restore", description = "Restoring tenants.")
public class DrainResource {
  private static final String FIELD = "draining";

  private final DrainSwitch drain;
  private final Readiness readiness;
  private final Stamp stamp;
  private final AuditNotes notes;

  DrainResource(DrainSwitch drain, Readiness readiness, Stamp stamp, AuditNotes notes) {
    this.drain = drain;
    this.readiness = readiness;
    this.stamp = stamp;
    this.notes = notes;
  }

  @GET
  @Path("/drain")
  @Operation(
      operationId = "getDrain",
      summary = "Whether the service is drained: it finishes what runs and starts nothing new.")
  public Uni<Answer<DrainState>> read() {
    return readiness.whenReady(drain::read).map(this::shown).map(Answer::of);
  }

  @PUT
  @Path("/drain")
  @Audited("DRAIN")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Operation(
      operationId = "setDrain",
      summary = "Drains the service, or lets it work again.",
      description =
          "While drained, all replicas refuse new restores and activations with Service.Draining, and leave alone what is"
              + " READY and has begun nothing; what runs goes on to its end, operators and cancelling work as ever."
              + " Kept in the store until it is turned back.")
  public Uni<Answer<DrainState>> turn(
      @Context HttpServerRequest request,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = DrainParam.class),
                      examples = {
                        @ExampleObject(name = "drain", value = "{\"draining\": true}"),
                        @ExampleObject(name = "work again", value = "{\"draining\": false}")
                      }))
          byte[] body) {
    var note = notes.current();
    boolean on = wanted(body);
    String by = ClientAddress.of(request).getHostAddress();
    return readiness
        .whenReady(() -> drain.turn(on, by))
        .invoke(turned -> note.states(word(turned.before()), word(turned.after())))
        .map(turned -> Answer.of(shown(turned.after())));
  }

  private static boolean wanted(byte[] body) {
    var faults = new ArrayList<FieldFault>();
    Boolean on = new JsonFields(JsonBody.object(body), faults).flag(FIELD);
    if (on == null && faults.isEmpty()) {
      faults.add(FieldFault.of(Fault.of(Rule.REQUIRED, FIELD, FIELD)));
    }
    if (on == null) {
      throw Problem.of(faults).asException();
    }
    return on;
  }

  private static String word(Drain drain) {
    return drain.on() ? "DRAINING" : "WORKING";
  }

  private DrainState shown(Drain now) {
    return new DrainState(
        now.on(),
        now.changedAt() == null ? "" : stamp.text(now.changedAt()),
        now.changedBy() == null ? "" : now.changedBy());
  }
}
