package io.obrestore.restore.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.view.ServerCapacity;
import io.obrestore.oceanbase.view.UnitConfig;
import io.obrestore.restore.ZoneEntry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomRulesTest {
  private static final long GIB = 1L << 30;
  private static final UnitConfig S1 = new UnitConfig(1, "s1", 2, 1, 2 * GIB, 6 * GIB);

  @Test
  void serversWithRoomAreTaken() {
    assertThat(check(1, server(1, 2 * GIB))).isEmpty();
  }

  @Test
  void tooFewProcessorsAreNoRoom() {
    assertThat(check(1, server(0.5, 2 * GIB)))
        .extracting(Fault::rule, Fault::field)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Rule.ILLEGAL_ARGUMENT, "zone_list[0].unit_config_name"));
  }

  @Test
  void tooLittleMemoryIsNoRoom() {
    assertThat(check(1, server(4, 2 * GIB - 1))).hasSize(1);
  }

  @Test
  void tooLittleLogDiskIsNoRoom() {
    var full = new ServerCapacity("1.1.1.1", 2882, "zone1", 8, 8, 0, 0, 8 * GIB, 0, 6 * GIB, 1);

    assertThat(check(1, full).get(0).message())
        .contains("too little: [1.1.1.1:2882 LOG_DISK_SIZE]");
  }

  @Test
  void processorsAreCountedUpToTheHardLimitForMaxCpu() {
    var full = new ServerCapacity("1.1.1.1", 2882, "zone1", 8, 10, 1, 8.5, 8 * GIB, 0, 8 * GIB, 0);

    assertThat(check(1, full).get(0).message()).contains("too little: [1.1.1.1:2882 MAX_CPU]");
  }

  /** 8 - 6.4 is less than 1.6 to a computer, 6.4 + 1.6 is 8. */
  @Test
  void whatFitsExactlyFits() {
    var config = new UnitConfig(1, "s1", 1.6, 1.6, GIB, GIB);
    var server = new ServerCapacity("1.1.1.1", 2882, "zone1", 8, 8, 6.4, 6.4, GIB, 0, GIB, 0);

    assertThat(server.hasRoomFor(config)).isTrue();
  }

  @Test
  void nothingIsSaidOfAZoneThatIsNotThere() {
    var zone = new ZoneEntry("zone9", ReplicaType.FULL, "s1", 1);

    assertThat(
            RoomRules.check(
                ClusterRulesTest.request("RANDOM", zone), Set.of("zone1"), List.of(S1), List.of()))
        .isEmpty();
  }

  @Test
  void eachUnitNeedsAServerOfItsOwn() {
    assertThat(check(2, server(64, 64 * GIB))).hasSize(1);
    assertThat(check(2, server(1, 2 * GIB), server(1, 2 * GIB))).isEmpty();
  }

  @Test
  void serversOfOtherZonesDoNotCount() {
    var elsewhere =
        new ServerCapacity("1.1.1.9", 2882, "zone2", 64, 64, 0, 0, 64 * GIB, 0, 64 * GIB, 0);

    assertThat(check(1, elsewhere)).hasSize(1);
  }

  @Test
  void theMessageSaysWhatIsWantedAndWhatIsThere() {
    assertThat(check(2, server(1, 2 * GIB)).get(0).message())
        .contains("zone 'zone1' has 1 servers with room", "wanted are 2");
  }

  private static List<Fault> check(int units, ServerCapacity... servers) {
    var zone = new ZoneEntry("zone1", ReplicaType.FULL, "s1", units);
    return RoomRules.check(
        ClusterRulesTest.request("RANDOM", zone), Set.of("zone1"), List.of(S1), List.of(servers));
  }

  /** With that much free. */
  private static ServerCapacity server(double cpu, long memory) {
    return new ServerCapacity(
        "1.1.1.1", 2882, "zone1", cpu + 3, 64, 3, 0, memory + GIB, GIB, 64 * GIB, 0);
  }
}
