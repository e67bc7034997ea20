package io.obrestore.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A node as clients see it: one stage of a dag. */
@Schema(name = "NodeDetailDTO", description = "A node of a dag: one stage.")
public record NodeDetail(
    @JsonProperty("id") @Schema(description = "Generic id: 1, then node_id.", examples = "142")
        String id,
    @JsonProperty("node_id") @Schema(examples = "42") long nodeId,
    @JsonProperty("name") @Schema(examples = "Start restore") String name,
    @JsonProperty("state")
        @Schema(enumeration = {"PENDING", "READY", "RUNNING", "FAILED", "SUCCEED"})
        String state,
    @JsonProperty("operator") @Schema(enumeration = {"RUN", "RETRY", "ROLLBACK", "CANCEL", "PASS"})
        String operator,
    @JsonProperty("start_time")
        @Schema(format = "date-time", description = "RFC 3339; the Unix epoch while not begun.")
        String startTime,
    @JsonProperty("end_time")
        @Schema(format = "date-time", description = "RFC 3339; the Unix epoch while not ended.")
        String endTime,
    @JsonProperty("additional_data") @Schema(nullable = true)
        @Nullable Map<String, Object> additionalData,
    @JsonProperty("sub_tasks") @Schema(description = "Null without details.", nullable = true)
        @Nullable List<TaskDetail> subTasks) {}
