package io.obrestore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rounds of {@link Chaos}, each by its seed. {@code -Dobrestore.simulation.steps=10000} for a
 * night; {@code -Dobrestore.simulation.seed=…} begins with that seed: with the steps of one round,
 * to see a failure again.
 */
@ExtendWith(Quiet.class)
class SimulationTest {
  private static final int STEPS = Integer.getInteger("obrestore.simulation.steps", 400);
  private static final long SEED = Long.getLong("obrestore.simulation.seed", 1);

  @Test
  void threeReplicasKeepEveryPromiseWhateverHappensToThem() throws Exception {
    int rounds = (STEPS + Rounds.STEPS - 1) / Rounds.STEPS;

    assertThat(new Rounds(Ground.h2(), SEED, rounds).broken()).isEmpty();
  }
}
