package io.obrestore.api.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.view.ClusterIdentity;
import io.obrestore.oceanbase.view.Server;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClusterInfoTest {
  private static final Instant STOPPED_AT = Instant.parse("2024-10-12T10:08:16.264250Z");

  private static Server server(String ip, String zone, @Nullable Instant stopTime, String version) {
    return new Server(ip, 2882, zone, 2881, "NO", "ACTIVE", stopTime, version);
  }

  @Test
  void serversStandInTheirZonesInOrder() {
    var info =
        ClusterInfo.of(
            new ClusterIdentity(
                7,
                "ob",
                "4.3.5.1",
                List.of(
                    server("10.0.0.3", "zone2", null, "v"),
                    server("10.0.0.1", "zone1", null, "v"),
                    server("10.0.0.2", "zone1", null, "v"))));

    assertThat(info.topology().keySet()).containsExactly("zone1", "zone2");
    assertThat(info.topology().get("zone1"))
        .extracting(ClusterInfo.ServerInfo::ip)
        .containsExactly("10.0.0.1", "10.0.0.2");
  }

  @Test
  void aServerThatWasStoppedByHandIsToldAsStopped() {
    assertThat(ClusterInfo.ServerInfo.of(server("10.0.0.1", "z", STOPPED_AT, "v")).status())
        .isEqualTo("STOPPED");
    assertThat(ClusterInfo.ServerInfo.of(server("10.0.0.1", "z", null, "v")).status())
        .isEqualTo("ACTIVE");
  }

  @Test
  void theCommitIsCutOffTheBuildVersion() {
    assertThat(
            ClusterInfo.ServerInfo.of(
                    server("10.0.0.1", "z", null, "4.3.5.1_1010-b0(Mar 18 2025 18:13:36)"))
                .buildVersion())
        .isEqualTo("4.3.5.1_1010");
    assertThat(ClusterInfo.ServerInfo.of(server("10.0.0.1", "z", null, "4.3.5.1")).buildVersion())
        .isEqualTo("4.3.5.1");
  }
}
