package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three replicas, replaced one after another; bench/chaos --rolling does the same with 200. */
class RollingUpdateIT {
  private static final int REPLICAS = 3;
  private static final int RESTORES = 20;

  /** Far longer than the test waits: what goes on has been handed over. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  @Test
  void noneOfTwentyRestoresFailsOrIsStartedTwiceWhileAllReplicasAreReplaced() throws Exception {
    try (World world = World.start(Duration.ofSeconds(6)).lease(LEASE)) {
      List<Replica> old = new ArrayList<>();
      for (int i = 1; i <= REPLICAS; i++) {
        old.add(world.replica("old" + i));
      }
      Map<Long, String> dags = submit(old);
      Replica last = replaceAll(world, old);

      world.assertEachRestoredOnce(last.api(), dags);
      assertThat(world.oceanBase.statements().matching(Moment.SENDING_RESTORE::is))
          .hasSize(RESTORES);
    }
  }

  private static Map<Long, String> submit(List<Replica> replicas) throws Exception {
    Map<Long, String> dags = new LinkedHashMap<>();
    for (int i = 0; i < RESTORES; i++) {
      Api api = replicas.get(i % replicas.size()).awaitReady().api();
      dags.put(api.restore(RestoreBody.of("rolling" + i), "rolling-" + i), "rolling" + i);
    }
    return dags;
  }

  private static Replica replaceAll(World world, List<Replica> old) throws Exception {
    Replica last = old.get(0);
    for (Replica leaving : old) {
      leaving.terminate();
      last = world.replica(leaving.name().replace("old", "new")).awaitReady();
    }
    return last;
  }
}
