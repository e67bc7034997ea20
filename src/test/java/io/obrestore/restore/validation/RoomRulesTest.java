package io.obrestore.restore.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.view.ServerCapacity;
import io.obrestore.oceanbase.view.UnitConfig;
import io.obrestore.restore.ZoneEntry;
import java.util.List;
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
    return RoomRules.check(ClusterRulesTest.request("RANDOM", zone), List.of(S1), List.of(servers));
  }

  /** With that much free. */
  private static ServerCapacity server(double cpu, long memory) {
    return new ServerCapacity(
        "1.1.1.1", 2882, "zone1", cpu + 3, 64, 3, 0, memory + GIB, GIB, 64 * GIB, 0);
  }
}
