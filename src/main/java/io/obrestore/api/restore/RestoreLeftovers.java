package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that restores left in OceanBase, and what the sweeper did. */
@Schema(
    name = "RestoreLeftovers",
    description = "What restores left in OceanBase, and the sweeper that clears most of it.")
public record RestoreLeftovers(
    @JsonProperty("contents") List<RestoreLeftover> contents,
    @JsonProperty("sweeper") SweeperState sweeper) {
  public RestoreLeftovers {
    contents = List.copyOf(contents);
  }

  /** What all replicas' sweeps did. */
  @Schema(name = "SweeperState", description = "The sweeps of all replicas.")
  public record SweeperState(
      @JsonProperty("last_sweep")
          @Schema(
              description = "When a sweep ended last, RFC 3339; empty before the first.",
              examples = "2024-01-09T17:11:43.385889+08:00")
          String lastSweep,
      @JsonProperty("next_sweep")
          @Schema(
              description = "When the next is due; empty while none is planned.",
              examples = "2024-01-09T17:21:43.385889+08:00")
          String nextSweep,
      @JsonProperty("cleared")
          @Schema(description = "Statements of all sweeps that took effect.", examples = "2")
          long cleared) {}
}
