package io.obrestore.api.auth;

import io.obrestore.api.agent.AgentFacts;
import io.obrestore.api.audit.Audited;
import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.Detail;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.JsonBody;
import io.obrestore.api.edge.JsonFields;
import io.obrestore.api.edge.Open;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.Problem.FieldFault;
import io.obrestore.api.edge.Readiness;
import io.obrestore.restore.validation.Why;
import io.obrestore.security.hybrid.KeyRing;
import io.obrestore.security.hybrid.RsaKey;
import io.obrestore.security.keys.SharedKeys;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The key that headers are encrypted with, and its change. */
@Path("/api/v1/secret")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agent", description = "What this replica says of itself.")
public class SecretResource {
  private static final String GRACE = "grace_seconds";
  private static final Duration USUAL_GRACE = Duration.ofHours(1);
  private static final Duration LONGEST_GRACE = Duration.ofDays(7);

  private final KeyRing ring;
  private final Optional<SharedKeys> shared;
  private final AgentFacts facts;
  private final Readiness readiness;

  SecretResource(KeyRing ring, Optional<SharedKeys> shared, AgentFacts facts, Readiness readiness) {
    this.ring = ring;
    this.shared = shared;
    this.facts = facts;
    this.readiness = readiness;
  }

  @GET
  @Open
  @Operation(operationId = "getSecret", summary = "The public key for encrypted headers.")
  public Answer<PublicKey> publicKey() {
    RsaKey key =
        ring.published()
            .orElseThrow(
                () -> Problem.of(ErrorCode.NOT_READY, Detail.NO_KEY_YET.with()).asException());
    return Answer.of(new PublicKey(facts.ip(), facts.port(), key.publicKey()));
  }

  @POST
  @Path("/rotation")
  @Audited("ROTATE")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Operation(
      operationId = "rotateSecret",
      summary = "Makes a new key for encrypted headers.",
      description =
          "All replicas hold the new key for half a minute before any of them publishes it; after that the old one"
              + " goes on opening headers for the grace period, at most four keys at once. Refused where the key is"
              + " configured.")
  public Uni<Answer<Void>> rotate(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = RotationParam.class),
                      examples =
                          @ExampleObject(name = "in an hour", value = "{\"grace_seconds\": 3600}")))
          byte[] body) {
    Duration grace = grace(body);
    var keys =
        shared.orElseThrow(
            () ->
                Problem.of(
                        ErrorCode.ILLEGAL_ARGUMENT,
                        "obrestore.security.rsa-key",
                        Detail.KEY_CONFIGURED.with())
                    .asException());
    return readiness.whenReady(() -> keys.rotate(grace)).replaceWith(Answer.done());
  }

  private static Duration grace(byte[] body) {
    if (body.length == 0) {
      return USUAL_GRACE;
    }
    List<FieldFault> faults = new ArrayList<>();
    Long seconds = new JsonFields(JsonBody.object(body), faults).integer(GRACE);
    if (seconds != null && (seconds < 0 || seconds > LONGEST_GRACE.toSeconds())) {
      faults.add(
          FieldFault.of(
              ErrorCode.ILLEGAL_ARGUMENT,
              GRACE,
              GRACE,
              Why.RANGE.with(0, LONGEST_GRACE.toSeconds())));
    }
    if (!faults.isEmpty()) {
      throw Problem.of(faults).asException();
    }
    return seconds == null ? USUAL_GRACE : Duration.ofSeconds(seconds);
  }
}
