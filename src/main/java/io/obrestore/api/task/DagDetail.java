package io.obrestore.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dag as clients see it. */
@Schema(
    name = "DagDetailDTO",
    description = "An asynchronous task: a dag of nodes run one after another.")
public record DagDetail(
    @JsonProperty("id") @Schema(description = "Generic id: 1, then dag_id.", examples = "14")
        String id,
    @JsonProperty("dag_id") @Schema(description = "The dag's primary key.", examples = "4")
        long dagId,
    @JsonProperty("name") @Schema(examples = "Restore backup_rt2") String name,
    @JsonProperty("stage") @Schema(description = "The stage it stands in, from 1.", examples = "1")
        int stage,
    @JsonProperty("max_stage") @Schema(examples = "5") int maxStage,
    @JsonProperty("maintenance_type") @Schema(description = "2: one tenant.", examples = "2")
        int maintenanceType,
    @JsonProperty("maintenance_key") @Schema(description = "The tenant.", examples = "rt2")
        String maintenanceKey,
    @JsonProperty("state")
        @Schema(enumeration = {"PENDING", "READY", "RUNNING", "FAILED", "SUCCEED"})
        String state,
    @JsonProperty("operator") @Schema(enumeration = {"RUN", "RETRY", "ROLLBACK", "CANCEL", "PASS"})
        String operator,
    @JsonProperty("start_time")
        @Schema(format = "date-time", examples = "2024-01-09T17:11:43.384630643+08:00")
        String startTime,
    @JsonProperty("end_time")
        @Schema(format = "date-time", examples = "2024-01-09T17:11:43.384630643+08:00")
        String endTime,
    @JsonProperty("additional_data")
        @Schema(description = "restore_job_id once OceanBase's job is known.", nullable = true)
        @Nullable Map<String, Object> additionalData,
    @JsonProperty("nodes") @Schema(description = "Null without details.", nullable = true)
        @Nullable List<NodeDetail> nodes) {}
