package io.obrestore.restore.precheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.view.ServerCapacity;
import io.obrestore.oceanbase.view.UnitConfig;
import io.obrestore.restore.Manner;
import io.obrestore.restore.PrimaryZone;
import io.obrestore.restore.RestorePoint;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.RestoreSecrets;
import io.obrestore.restore.ZoneEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerRoomTest {
  private static final UnitConfig S1 = new UnitConfig(1, "s1", 2, 2, 4, 4);

  private static ServerCapacity server(String ip, String zone, double cpuFree, long memoryFree) {
    return new ServerCapacity(ip, 2882, zone, cpuFree + 1, 64, 1, 0, memoryFree + 1, 1, 100, 10);
  }

  private static List<ServerRoom> room(ServerCapacity... servers) {
    var request =
        new RestoreRequest(
            "rt2",
            new RestorePoint.Latest(),
            List.of(
                new ZoneEntry("zone2", ReplicaType.FULL, "s1", 1),
                new ZoneEntry("zone1", ReplicaType.FULL, "gone", 1)),
            PrimaryZone.RANDOM,
            0,
            null,
            Manner.USUAL,
            new RestoreSecrets("file:///d", "file:///d", List.of(), null));
    return ServerRoom.of(request, List.of(S1), List.of(servers));
  }

  @Test
  void eachServerOfAWantedZoneIsToldInTheOrderOfTheRequest() {
    assertThat(
            room(
                server("a", "zone1", 9, 9),
                server("b", "zone2", 2, 4),
                server("c", "zone2", 1.5, 4),
                server("d", "zone2", 2, 3),
                server("e", "zone3", 9, 9)))
        .extracting(ServerRoom::server, ServerRoom::unitConfig, ServerRoom::fits)
        .containsExactly(
            tuple("b:2882", "s1", true),
            tuple("c:2882", "s1", false),
            tuple("d:2882", "s1", false),
            tuple("a:2882", "gone", false));
  }

  @Test
  void whatIsFreeIsWhatIsThereLessWhatIsTaken() {
    assertThat(room(server("b", "zone2", 2, 4)))
        .extracting(ServerRoom::cpuFree, ServerRoom::memoryFree, ServerRoom::logDiskFree)
        .containsExactly(tuple(2.0, 4L, 90L));
  }
}
