package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicasIT {
  private static final int RESTORES = 8;

  @Test
  void twoReplicasRestoreManyTenantsEachOnce() throws Exception {
    try (World world = World.start(Duration.ofSeconds(1))) {
      Api first = world.replica("first").awaitReady().api();
      Api second = world.replica("second").awaitReady().api();
      Map<Long, String> dags = new LinkedHashMap<>();
      for (int i = 0; i < RESTORES; i++) {
        String tenant = "many" + i;
        Api api = i % 2 == 0 ? first : second;
        dags.put(api.restore(RestoreBody.of(tenant), "many-" + i), tenant);
      }
      world.assertEachRestoredOnce(second, dags);
      assertThat(world.oceanBase.statements().matching(Moment.SENDING_RESTORE::is))
          .hasSize(RESTORES);
    }
  }

  @Test
  void twoReplicasThatStartTogetherMakeOneStore() throws Exception {
    try (World world = World.instant()) {
      Replica first = world.replica("first");
      Replica second = world.replica("second");
      String store = first.awaitLine("Ready: the store").text().replaceAll(".*the store ", "");
      assertThat(second.awaitLine("Ready: the store").text()).endsWith(store);
    }
  }
}
