package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose backup it is; its windows stand in an object of their own, as in the reference. */
@Schema(name = "SourceTenantInfo", description = "Whose backup it is.")
public record SourceTenantInfo(
    @JsonProperty("tenant_name")
        @Schema(description = "Empty when it is not known any more.", examples = "shop")
        String tenantName,
    @JsonProperty("cluster_name") @Schema(examples = "obcluster") String clusterName,
    @JsonProperty("restore_windows") RestoreWindows restoreWindows) {}
