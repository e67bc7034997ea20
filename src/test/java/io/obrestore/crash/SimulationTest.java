package io.obrestore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rounds of {@link Chaos}, each by its seed. {@code -Dobrestore.simulation.steps=10000} for a
 * night; {@code -Dobrestore.simulation.seed=…} begins with that seed: with the steps of one round,
 * to see a failure again.
 */
@ExtendWith(Quiet.class)
class SimulationTest {
  private static final int STEPS_A_ROUND = 40;
  private static final int STEPS = Integer.getInteger("obrestore.simulation.steps", 400);
  private static final long SEED = Long.getLong("obrestore.simulation.seed", 1);
  private static final int AT_ONCE = 3;
  private static final long SHRINKING_NANOS = 90_000_000_000L;

  private final List<Failed> failed = new ArrayList<>();
  private final Map<String, Long> restores = new TreeMap<>();
  private long statements;

  /** A round in which something was broken. */
  private record Failed(long seed, Arena.Round round) {}

  @Test
  void threeReplicasKeepEveryPromiseWhateverHappensToThem() throws Exception {
    int rounds = (STEPS + STEPS_A_ROUND - 1) / STEPS_A_ROUND;
    long begin = System.nanoTime();

    play(new ConcurrentLinkedQueue<>(LongStream.range(SEED, SEED + rounds).boxed().toList()));

    System.out.printf(
        "simulation: %d steps, seeds %d to %d, %d failed, restores %s, %d statements, %d s%n",
        rounds * STEPS_A_ROUND,
        SEED,
        SEED + rounds - 1,
        failed.size(),
        restores,
        statements,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    assertThat(failed.isEmpty() ? List.of() : told(failed.get(0))).isEmpty();
  }

  /** The arenas are made one after another: what they use is not made to be begun twice at once. */
  private void play(Queue<Long> seeds) throws Exception {
    List<Arena> arenas = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Void>> ends = new ArrayList<>();
      for (int i = Math.min(AT_ONCE, seeds.size()); i > 0; i--) {
        Arena arena = new Arena();
        arenas.add(arena);
        ends.add(threads.submit(all(arena, seeds)));
      }
      for (Future<Void> end : ends) {
        end.get();
      }
    } finally {
      threads.shutdownNow();
      for (Arena arena : arenas) {
        arena.close();
      }
    }
  }

  /** Until one fails: after that its world is of no use. */
  private Callable<Void> all(Arena arena, Queue<Long> seeds) {
    return () -> {
      Long seed = seeds.poll();
      while (seed != null && failures() == 0) {
        Arena.Round round = arena.play(seed, Plan.of(seed, STEPS_A_ROUND));
        played(seed, round);
        seed = seeds.poll();
      }
      return null;
    };
  }

  private synchronized int failures() {
    return failed.size();
  }

  private synchronized void played(long seed, Arena.Round round) {
    if (!round.broken().isEmpty()) {
      failed.add(new Failed(seed, round));
      System.out.printf("simulation: seed %d failed: %s%n", seed, round.broken());
    }
    round.restores().forEach((ended, number) -> restores.merge(ended, number, Long::sum));
    statements += round.statements();
  }

  /** The seed, and the fewest steps that show it, each time in a new world. */
  private static List<String> told(Failed one) throws Exception {
    long seed = one.seed();
    List<Step> all = Plan.of(seed, STEPS_A_ROUND);
    long end = System.nanoTime() + SHRINKING_NANOS;
    List<Step> least =
        fails(seed, all)
            ? Shrinking.of(all, steps -> System.nanoTime() - end < 0 && fails(seed, steps))
            : all;
    Arena.Round shown = Arena.fresh(seed, least);
    List<String> told = new ArrayList<>();
    told.add("seed " + seed + ", " + least.size() + " steps of " + STEPS_A_ROUND);
    if (shown.broken().isEmpty()) {
      told.set(0, told.get(0) + ", not seen again: as it was first");
      shown = one.round();
    }
    told.addAll(shown.story());
    told.addAll(shown.broken());
    return told;
  }

  private static boolean fails(long seed, List<Step> steps) {
    try {
      return !Arena.fresh(seed, steps).broken().isEmpty();
    } catch (java.io.IOException | java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
