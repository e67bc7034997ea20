package io.obrestore.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sub-task as clients see it: the one task of a node. */
@Schema(name = "TaskDetailDTO", description = "A sub-task of a node.")
public record TaskDetail(
    @JsonProperty("id") @Schema(description = "Generic id: 1, then task_id.", examples = "142")
        String id,
    @JsonProperty("task_id") @Schema(examples = "42") long taskId,
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
    @JsonProperty("execute_times") @Schema(description = "How often it was begun.", examples = "1")
        int executeTimes,
    @JsonProperty("execute_agent") ExecuteAgent executeAgent,
    @JsonProperty("task_logs")
        @Schema(description = "The log's lines; on failure the last one is the reason.")
        List<String> taskLogs) {

  /** Which replica ran it last. */
  @Schema(
      name = "ExecuteAgent",
      description = "The replica that ran it last; empty and 0 before the first run.")
  public record ExecuteAgent(
      @JsonProperty("ip") @Schema(examples = "127.0.0.1") String ip,
      @JsonProperty("port") @Schema(examples = "2886") int port) {}
}
