package io.obrestore.api.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What this replica says of itself, in the form of the reference server.
 *
 * @param version of the API it speaks: SDKs branch on it
 * @param state 2: running
 * @param embedded additive: whether OceanBase is the embedded one, for trying out only
 */
@Schema(name = "AgentInfo", description = "What this replica says of itself.")
public record AgentInfo(
    @Schema(examples = "127.0.0.1") String ip,
    @Schema(examples = "2886") int port,
    @Schema(examples = "zone1") String zone,
    @Schema(examples = "CLUSTER AGENT") String identity,
    @Schema(description = "Of the API it speaks; SDKs branch on it.", examples = "4.3.1.0")
        String version,
    long pid,
    @Schema(description = "2: running.", examples = "2") int state,
    @Schema(description = "Unix seconds.") long startAt,
    String homePath,
    @Schema(examples = "4.3.5.1") String obVersion,
    @Schema(examples = "x86_64") String architecture,
    @JsonProperty("isObproxyAgent") boolean isObproxyAgent,
    boolean security,
    List<String> supportedAuth,
    @Schema(description = "The release of this service.", examples = "0.1.0") String serviceVersion,
    @Schema(description = "Whether OceanBase is the embedded one: nothing here is real data.")
        boolean embedded) {}
