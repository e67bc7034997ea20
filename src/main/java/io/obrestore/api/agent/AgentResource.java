package io.obrestore.api.agent;

import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.Open;
import io.obrestore.api.edge.Stamp;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.oceanbase.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** What this replica says of itself; needs no authentication. */
@Path("/api/v1")
@Open
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agent", description = "What this replica says of itself.")
public class AgentResource {
  private static final Logger LOG = Logger.getLogger(AgentResource.class);

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
  private static final int RUNNING = 2;
  private static final int AVAILABLE = 3;
  private static final int NONE = 0;

  private final AgentFacts facts;
  private final Views views;
  private final Connections connections;
  private final Stamp stamp;
  private final GitInfo git;
  private volatile String lastVersion = "";

  AgentResource(AgentFacts facts, Connections connections, Stamp stamp) {
    this.facts = facts;
    this.views = connections.views();
    this.connections = connections;
    this.stamp = stamp;
    this.git = BuildSource.read();
  }

  @GET
  @Path("/info")
  @Operation(operationId = "getInfo", summary = "Which replica this is and what it speaks.")
  public Uni<Answer<AgentInfo>> info() {
    return connections
        .timer()
        .await(PROBE_LIMIT, "version", views.cluster().version())
        .invoke(version -> lastVersion = version)
        .onFailure()
        .recoverWithItem(this::lastKnownVersion)
        .map(this::info)
        .map(Answer::of);
  }

  private String lastKnownVersion(Throwable failure) {
    LOG.debugf("OceanBase does not tell its version: %s", failure.getMessage());
    return lastVersion;
  }

  private AgentInfo info(String obVersion) {
    return new AgentInfo(
        facts.ip(),
        facts.port(),
        "",
        AgentFacts.IDENTITY,
        AgentFacts.API_VERSION,
        ProcessHandle.current().pid(),
        RUNNING,
        facts.startedAt().getEpochSecond(),
        System.getProperty("user.dir", ""),
        obVersion,
        System.getProperty("os.arch", ""),
        false,
        false,
        List.of("v2"),
        facts.release(),
        facts.embedded());
  }

  @GET
  @Path("/status")
  @Operation(
      operationId = "getStatus",
      summary = "How this replica is, and whether OceanBase answers it.")
  public Uni<Answer<AgentStatus>> status() {
    return connections
        .probe(PROBE_LIMIT)
        .map(alive -> AVAILABLE)
        .onFailure()
        .recoverWithItem(NONE)
        .map(this::status)
        .map(Answer::of);
  }

  private AgentStatus status(int obState) {
    return new AgentStatus(
        new AgentStatus.Agent(facts.ip(), facts.port(), AgentFacts.IDENTITY),
        RUNNING,
        AgentFacts.API_VERSION,
        ProcessHandle.current().pid(),
        facts.startedAt().getEpochSecond(),
        facts.port(),
        facts.sqlPort(),
        obState,
        false);
  }

  @GET
  @Path("/time")
  @Operation(operationId = "getTime", summary = "The time of this replica, RFC 3339.")
  public Answer<String> time() {
    return Answer.of(stamp.now());
  }

  @GET
  @Path("/git-info")
  @Operation(operationId = "getGitInfo", summary = "Which source this replica was built from.")
  public Answer<GitInfo> gitInfo() {
    return Answer.of(git);
  }
}
