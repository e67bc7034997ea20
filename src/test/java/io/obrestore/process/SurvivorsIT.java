package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One of several is killed. How long it takes until others go on, bench/chaos tells. */
class SurvivorsIT {
  private static final int RESTORES = 6;
  private static final Pattern CLAIMED = Pattern.compile("dag (\\d+) .*: claimed in epoch (\\d+)");

  @Test
  void allThatAKilledProcessHeldTheOthersClaimInTheNextEpochAndFinish() throws Exception {
    try (World world = World.start(Duration.ofSeconds(12)).lease(Duration.ofSeconds(4))) {
      List<Replica> replicas =
          List.of(world.replica("killed"), world.replica("first"), world.replica("second"));
      for (Replica replica : replicas) {
        replica.awaitReady();
      }
      Map<Long, String> dags = submit(world, replicas.get(0).api());
      replicas.get(0).kill();
      Map<Long, Long> held = claims(world, "killed");

      world.assertEachRestoredOnce(replicas.get(1).api(), dags);
      Map<Long, Long> others = claims(world, "first");
      others.putAll(claims(world, "second"));
      assertThat(held).isNotEmpty();
      assertThat(others.keySet()).isEqualTo(dags.keySet());
      assertThat(others)
          .allSatisfy((dag, epoch) -> assertThat(epoch).isEqualTo(held.getOrDefault(dag, 0L) + 1));
    }
  }

  /** Until the job of each is followed. */
  private static Map<Long, String> submit(World world, Api api) throws Exception {
    Map<Long, String> dags = new LinkedHashMap<>();
    for (int i = 0; i < RESTORES; i++) {
      dags.put(api.restore(RestoreBody.of("left" + i), "left-" + i), "left" + i);
    }
    for (long dag : dags.keySet()) {
      world.journal.await(
          "the wait of dag " + dag,
          line -> line.has("dag " + dag + " ") && line.has("Following restore job"));
    }
    return dags;
  }

  /** The epoch of the last claim of each dag. */
  private static Map<Long, Long> claims(World world, String replica) {
    Map<Long, Long> epochs = new TreeMap<>();
    world.journal.all().stream()
        .filter(line -> line.replica().equals(replica))
        .map(line -> CLAIMED.matcher(line.text()))
        .filter(claimed -> claimed.find())
        .forEach(
            claimed -> epochs.put(Long.valueOf(claimed.group(1)), Long.valueOf(claimed.group(2))));
    return epochs;
  }
}
