package io.obrestore.api.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an event {@code progress} says; what is not known is left out. */
@Schema(name = "ProgressEvent", description = "How far a restore is; what is not known is absent.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProgressEvent(
    @JsonProperty("id") @Schema(description = "The task's id.", examples = "14") String id,
    @JsonProperty("restore_job_id") @Schema(examples = "15") long jobId,
    @JsonProperty("restore_progress") @Schema(description = "Percent.", examples = "42.5")
        @Nullable BigDecimal percent,
    @JsonProperty("finish_tablet_count") @Nullable Long finishedTablets,
    @JsonProperty("tablet_count") @Nullable Long tablets,
    @JsonProperty("finish_bytes") @Nullable Long finishedBytes,
    @JsonProperty("total_bytes") @Nullable Long bytes,
    @JsonProperty("bytes_per_second") @Schema(description = "Over the last minute.")
        @Nullable Long bytesPerSecond,
    @JsonProperty("remaining_seconds") @Schema(description = "At that rate.")
        @Nullable Long remainingSeconds) {}
