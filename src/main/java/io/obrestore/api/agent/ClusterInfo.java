package io.obrestore.api.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.obrestore.oceanbase.view.ClusterIdentity;
import io.obrestore.oceanbase.view.Server;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A cluster and its servers.
 *
 * @param topology servers by zone
 */
@Schema(name = "ClusterInfo", description = "A cluster and its servers.")
public record ClusterInfo(
    @Schema(examples = "1") long id,
    @Schema(examples = "obcluster") String name,
    @Schema(examples = "4.3.5.1") String version,
    @Schema(description = "Servers by zone.") Map<String, List<ServerInfo>> topology) {
  public ClusterInfo {
    topology = Collections.unmodifiableMap(new TreeMap<>(topology));
  }

  static ClusterInfo of(ClusterIdentity cluster) {
    return new ClusterInfo(
        cluster.id(),
        cluster.name(),
        cluster.version(),
        cluster.servers().stream()
            .collect(
                Collectors.groupingBy(
                    Server::zone,
                    TreeMap::new,
                    Collectors.mapping(ServerInfo::of, Collectors.toList()))));
  }

  /** A server of it. */
  @Schema(name = "ServerInfo", description = "A server of a cluster.")
  public record ServerInfo(
      @JsonProperty("svr_ip") @Schema(examples = "10.10.10.11") String ip,
      @JsonProperty("svr_port") @Schema(examples = "2882") long port,
      @JsonProperty("sql_port") @Schema(examples = "2881") long sqlPort,
      @JsonProperty("agent_port")
          @Schema(description = "Always 0: no agent of this service runs beside a server.")
          int agentPort,
      @JsonProperty("with_rootserver") @Schema(description = "YES or NO.", examples = "YES")
          String withRootServer,
      @Schema(
              description = "ACTIVE, INACTIVE or DELETING; STOPPED where it was stopped by hand.",
              examples = "ACTIVE")
          String status,
      @JsonProperty("build_version") @Schema(examples = "4.3.5.1_101000042025031818")
          String buildVersion) {
    private static final int NO_AGENT = 0;
    private static final String STOPPED = "STOPPED";

    static ServerInfo of(Server server) {
      return new ServerInfo(
          server.ip(),
          server.port(),
          server.sqlPort(),
          NO_AGENT,
          server.withRootServer(),
          server.stopTime() == null ? server.status() : STOPPED,
          withoutBuild(server.buildVersion()));
    }

    /** What follows the first hyphen is a commit and a date. */
    private static String withoutBuild(String version) {
      int hyphen = version.indexOf('-');
      return hyphen < 0 ? version : version.substring(0, hyphen);
    }
  }
}
