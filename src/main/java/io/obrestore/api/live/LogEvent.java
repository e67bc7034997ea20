package io.obrestore.api.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an event {@code log} says. */
@Schema(name = "LogEvent", description = "A line of a task's log.")
record LogEvent(
    @JsonProperty("id") @Schema(description = "The task's id.", examples = "14") String id,
    @JsonProperty("node_id") @Schema(description = "The id of its node.", examples = "1402")
        String nodeId,
    @JsonProperty("number")
        @Schema(description = "Of the line, from 0; a gap where old lines were dropped.")
        int number,
    @JsonProperty("execution") @Schema(description = "Of the node, from 1.") int execution,
    @JsonProperty("time") @Schema(format = "date-time") String time,
    @JsonProperty("line") @Schema(examples = "OceanBase's restore job is 15") String line) {}
