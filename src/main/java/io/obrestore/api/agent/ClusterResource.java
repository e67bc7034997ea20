package io.obrestore.api.agent;

import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.Readiness;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.oceanbase.view.ClusterIdentity;
import io.obrestore.oceanbase.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The cluster that is served. */
@Path("/api/v1/ob")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agent", description = "What this replica says of itself.")
public class ClusterResource {
  private static final String OF_NO_ZONE = "";

  private final AgentFacts facts;
  private final Views views;
  private final Readiness readiness;

  ClusterResource(AgentFacts facts, Connections connections, Readiness readiness) {
    this.facts = facts;
    this.views = connections.views();
    this.readiness = readiness;
  }

  @GET
  @Path("/info")
  @Operation(
      operationId = "getObInfo",
      summary = "The cluster that is served: its name, version and servers.")
  public Uni<Answer<ObInfo>> info() {
    return readiness.whenReady(() -> views.cluster().identity()).map(this::info).map(Answer::of);
  }

  private ObInfo info(ClusterIdentity cluster) {
    var replica =
        new ObInfo.Agent(
            facts.ip(), facts.port(), OF_NO_ZONE, AgentFacts.IDENTITY, AgentFacts.API_VERSION);
    return new ObInfo(List.of(replica), ClusterInfo.of(cluster));
  }
}
