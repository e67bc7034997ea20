package io.obrestore.api.restore;

import io.obrestore.api.edge.AcceptedLanguage;
import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.JsonBody;
import io.obrestore.api.edge.Readiness;
import io.obrestore.restore.precheck.Precheck;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether a restore would work. */
@Path("/api/v1/tenant/restore/precheck")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Tag(name = "restore", description = "Restoring tenants.")
public class PrecheckResource {
  private final Precheck precheck;
  private final PrecheckAnswers answers;
  private final Readiness readiness;

  PrecheckResource(Precheck precheck, PrecheckAnswers answers, Readiness readiness) {
    this.precheck = precheck;
    this.answers = answers;
    this.readiness = readiness;
  }

  @POST
  @Operation(
      operationId = "precheckRestore",
      summary = "Tells what would become of a restore, and changes nothing.",
      description =
          "Takes the body of a restore and answers with all that is known: what breaks a rule, the cluster, its servers'"
              + " room, the backup, how long it may take, and the statements that would be sent. 200 also where something"
              + " stands against it; POST /api/v1/tenant/restore checks the same again.")
  public Uni<Answer<RestorePrecheck>> precheck(
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
                              value = RestoreResource.SEED)))
          byte[] body,
      @Context HttpHeaders headers) {
    var language = AcceptedLanguage.of(headers.getHeaderString(AcceptedLanguage.HEADER));
    var read = RestoreParamReader.read(JsonBody.object(body));
    if (read instanceof RestoreParamReader.Read.Faulty faulty) {
      return Uni.createFrom().item(Answer.of(answers.of(faulty.faults(), language)));
    }
    var sound = (RestoreParamReader.Read.Sound) read;
    return readiness
        .whenReady(() -> precheck.run(sound.request()))
        .map(known -> answers.of(known, language))
        .map(Answer::of);
  }
}
