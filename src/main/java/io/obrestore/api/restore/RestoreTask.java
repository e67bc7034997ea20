package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A restore job as clients see it: what OceanBase's views say, the rows of the job and of its
 * tenant as one. What is not known is 0 or empty, as in the reference.
 *
 * @param dagId additive: the dag of this service that began it
 */
@Schema(name = "RestoreTask", description = "A restore job of the cluster, whoever began it.")
public record RestoreTask(
    @JsonProperty("tenant_id") @Schema(examples = "1") long tenantId,
    @JsonProperty("job_id") @Schema(examples = "1") long jobId,
    @JsonProperty("restore_tenant_name") @Schema(examples = "rt2") String restoreTenantName,
    @JsonProperty("restore_tenant_id") @Schema(examples = "1004") long restoreTenantId,
    @JsonProperty("backup_tenant_name") @Schema(examples = "shop") String backupTenantName,
    @JsonProperty("backup_tenant_id") @Schema(examples = "1002") long backupTenantId,
    @JsonProperty("backup_cluster_name") @Schema(examples = "obcluster") String backupClusterName,
    @JsonProperty("restore_option") String restoreOption,
    @JsonProperty("restore_scn") @Schema(examples = "1728714600000000000") long restoreScn,
    @JsonProperty("restore_scn_display") String restoreScnDisplay,
    @JsonProperty("status")
        @Schema(
            description = "Of the job: CREATE_TENANT, WAIT_TENANT_RESTORE_FINISH, SUCCESS, FAIL …",
            examples = "SUCCESS")
        String status,
    @JsonProperty("start_timestamp") @Schema(description = "RFC 3339.") String startTimestamp,
    @JsonProperty("backup_set_list") @Schema(description = "Without secrets.") String backupSetList,
    @JsonProperty("backup_piece_list") @Schema(description = "Without secrets.")
        String backupPieceList,
    @JsonProperty("backup_data_uri") @Schema(description = "Without secrets.") String backupDataUri,
    @JsonProperty("backup_log_uri") @Schema(description = "Without secrets.") String backupLogUri,
    @JsonProperty("tablet_count") @Schema(examples = "1200") long tabletCount,
    @JsonProperty("finish_tablet_count") @Schema(examples = "600") long finishTabletCount,
    @JsonProperty("total_bytes") @Schema(examples = "12884901888") long totalBytes,
    @JsonProperty("total_bytes_display") @Schema(examples = "12.00GB") String totalBytesDisplay,
    @JsonProperty("finish_bytes") @Schema(examples = "6442450944") long finishBytes,
    @JsonProperty("finish_bytes_display") @Schema(examples = "6.00GB") String finishBytesDisplay,
    @JsonProperty("description")
        @Schema(description = "OceanBase's DESCRIPTION: of a job of this service its mark.")
        String description,
    @JsonProperty("recover_scn") long recoverScn,
    @JsonProperty("recover_scn_display") String recoverScnDisplay,
    @JsonProperty("recover_progress") @Schema(description = "Percent.", examples = "12.50")
        String recoverProgress,
    @JsonProperty("restore_progress") @Schema(description = "Percent.", examples = "50.00")
        String restoreProgress,
    @JsonProperty("backup_cluster_version") long backupClusterVersion,
    @JsonProperty("ls_count") long lsCount,
    @JsonProperty("finish_ls_count") long finishLsCount,
    @JsonProperty("comment") @Schema(description = "OceanBase's own words on a failure.")
        String comment,
    @JsonProperty("finish_timestamp") @Schema(description = "RFC 3339; empty while it runs.")
        String finishTimestamp,
    @JsonProperty("dag_id")
        @Schema(
            description = "The generic id of the dag that began it; null when it is not ours.",
            nullable = true,
            examples = "11")
        @Nullable String dagId) {}
