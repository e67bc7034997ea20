package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the switch stands. */
@Schema(name = "DrainState", description = "Whether all replicas start nothing new.")
public record DrainState(
    @JsonProperty("draining") @Schema(examples = "true") boolean draining,
    @JsonProperty("changed_at")
        @Schema(
            description = "When it was turned, RFC 3339; empty before the first time.",
            examples = "2024-01-09T17:11:43.385889+08:00")
        String changedAt,
    @JsonProperty("changed_by")
        @Schema(
            description = "The address it was turned from; empty before the first time.",
            examples = "10.0.0.7")
        String changedBy) {}
