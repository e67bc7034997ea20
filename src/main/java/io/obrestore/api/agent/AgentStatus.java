package io.obrestore.api.agent;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How this replica is.
 *
 * @param obState 0 none, 1 process, 2 restricted, 3 available
 */
@Schema(name = "AgentStatus", description = "How this replica is.")
public record AgentStatus(
    Agent agent,
    @Schema(description = "2: running.", examples = "2") int state,
    @Schema(examples = "4.3.1.0") String version,
    long pid,
    @Schema(description = "Unix seconds.") long startAt,
    @Schema(examples = "2886") int port,
    @Schema(description = "OceanBase's port.", examples = "2881") int sqlPort,
    @Schema(description = "0 none, 1 process, 2 restricted, 3 available.", examples = "3")
        int obState,
    boolean underMaintenance) {

  /** Which replica. */
  @Schema(name = "AgentIdentity")
  public record Agent(
      @Schema(examples = "127.0.0.1") String ip,
      @Schema(examples = "2886") int port,
      @Schema(examples = "CLUSTER AGENT") String identity) {}
}
