package io.obrestore.api.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The cluster that is served, and who serves it. */
@Schema(name = "ObInfo", description = "The cluster that is served, and who serves it.")
public record ObInfo(
    @JsonProperty("agent_info")
        @Schema(description = "This replica alone: replicas do not know each other.")
        List<Agent> agentInfo,
    @JsonProperty("obcluster_info") ClusterInfo cluster) {
  public ObInfo {
    agentInfo = List.copyOf(agentInfo);
  }

  /** Who serves. */
  @Schema(name = "AgentInstance", description = "Who serves the cluster.")
  public record Agent(
      @Schema(examples = "127.0.0.1") String ip,
      @Schema(examples = "2886") int port,
      @Schema(description = "Always empty: a replica is of no zone.") String zone,
      @Schema(examples = "CLUSTER AGENT") String identity,
      @Schema(description = "Of the API it speaks.", examples = "4.5.0.0") String version) {}
}
