package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that a restore left in OceanBase. */
@Schema(
    name = "RestoreLeftover",
    description = "A job, tenant or pool that bears this service's mark and that no task drives.")
public record RestoreLeftover(
    @JsonProperty("kind")
        @Schema(
            enumeration = {"JOB", "TENANT", "POOL"},
            examples = "POOL")
        String kind,
    @JsonProperty("name")
        @Schema(
            description = "The tenant's or the pool's; of a job that of the tenant it restores.",
            examples = "obr_q3k9x0ab_7_1_1")
        String name,
    @JsonProperty("id")
        @Schema(description = "TENANT_ID, RESOURCE_POOL_ID or JOB_ID.", examples = "1017")
        long id,
    @JsonProperty("status")
        @Schema(
            description = "A tenant's or a job's STATUS; of a pool FREE or GRANTED.",
            examples = "FREE")
        String status,
    @JsonProperty("tenant_id")
        @Schema(
            description = "The tenant that a pool is granted to, or that a job makes; 0 for none.",
            examples = "0")
        long tenantId,
    @JsonProperty("dag_id")
        @Schema(description = "The task that made it, as in GET task/dag/{id}.", examples = "17")
        String dagId,
    @JsonProperty("attempt") @Schema(description = "Of that task, from 1.", examples = "1")
        int attempt,
    @JsonProperty("fate")
        @Schema(
            description =
                "Why nobody drives it: its task was undone (UNDONE), has begun a later attempt (PAST), or was refused by"
                    + " OceanBase (REFUSED): the sweeper clears those. FAILED: RETRY or ROLLBACK the task. CANCELLED"
                    + " and PASSED: left on purpose. SUCCEEDED: its tenant is gone. UNKNOWN: the store does not know the"
                    + " task.",
            enumeration = {
              "UNDONE",
              "PAST",
              "REFUSED",
              "FAILED",
              "CANCELLED",
              "PASSED",
              "SUCCEEDED",
              "UNKNOWN"
            },
            examples = "UNDONE")
        String fate,
    @JsonProperty("swept")
        @Schema(description = "Whether the sweeper clears it by itself.", examples = "true")
        boolean swept,
    @JsonProperty("statements")
        @Schema(
            description =
                "What clears it by hand, as root of the sys tenant, in the order of the list; none where something on"
                    + " its way has to end first, or where nobody should.",
            examples = "[\"DROP RESOURCE POOL `obr_q3k9x0ab_7_1_1`\"]")
        List<String> statements) {
  public RestoreLeftover {
    statements = List.copyOf(statements);
  }
}
