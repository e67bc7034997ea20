package io.obrestore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@link SimulationTest} with OceanBase's own SQL engine, so with its transactions and its locks.
 * {@code -Dobrestore.simulation.seekdb.steps=…} for more than a build's, {@code
 * -Dobrestore.simulation.seed=…} for another seed.
 */
@ExtendWith({Quiet.class, SeekDbExtension.class})
class SeekDbSimulationTest {
  private static final int STEPS = Integer.getInteger("obrestore.simulation.seekdb.steps", 40);
  private static final long SEED = Long.getLong("obrestore.simulation.seed", 1);

  private final TestDatabase seekDb;

  SeekDbSimulationTest(TestDatabase seekDb) {
    this.seekDb = seekDb;
  }

  @Test
  void threeReplicasKeepEveryPromiseOverOceanBasesOwnEngine() throws Exception {
    int rounds = (STEPS + Rounds.STEPS - 1) / Rounds.STEPS;

    assertThat(new Rounds(Ground.over(seekDb), SEED, rounds).broken()).isEmpty();
  }
}
