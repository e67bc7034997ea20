package io.obrestore.crash;

import java.io.IOException;
import java.sql.SQLException;
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

/** Rounds of {@link Chaos}, each by its seed, in as many arenas at once as the ground bears. */
final class Rounds {
  static final int STEPS = 40;
  private static final long SHRINKING_NANOS = 90_000_000_000L;

  private final Ground ground;
  private final long firstSeed;
  private final int rounds;
  private final List<Failed> failed = new ArrayList<>();
  private final Map<String, Long> restores = new TreeMap<>();
  private long statements;

  Rounds(Ground ground, long firstSeed, int rounds) {
    this.ground = ground;
    this.firstSeed = firstSeed;
    this.rounds = rounds;
  }

  /** A round in which something was broken. */
  private record Failed(long seed, Arena.Round round) {}

  /** What the first that failed shows; empty when none did. */
  List<String> broken() throws Exception {
    long begin = System.nanoTime();
    play(
        new ConcurrentLinkedQueue<>(
            LongStream.range(firstSeed, firstSeed + rounds).boxed().toList()));
    System.out.printf(
        "simulation: %d steps, seeds %d to %d, %d failed, restores %s, %d statements, %d s%n",
        rounds * STEPS,
        firstSeed,
        firstSeed + rounds - 1,
        failed.size(),
        restores,
        statements,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    return failed.isEmpty() ? List.of() : told(failed.get(0));
  }

  /** The arenas are made one after another: what they use is not made to be begun twice at once. */
  private void play(Queue<Long> seeds) throws Exception {
    List<Arena> arenas = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(ground.worlds());
    try {
      List<Future<Void>> ends = new ArrayList<>();
      for (int i = Math.min(ground.worlds(), seeds.size()); i > 0; i--) {
        Arena arena = new Arena(ground);
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
        Arena.Round round = arena.play(seed, Plan.of(seed, STEPS));
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
  private List<String> told(Failed one) throws IOException, SQLException {
    long seed = one.seed();
    List<Step> all = Plan.of(seed, STEPS);
    long end = System.nanoTime() + SHRINKING_NANOS;
    List<Step> least =
        fails(seed, all)
            ? Shrinking.of(all, steps -> System.nanoTime() - end < 0 && fails(seed, steps))
            : all;
    Arena.Round shown = Arena.fresh(ground, seed, least);
    List<String> told = new ArrayList<>();
    told.add("seed " + seed + ", " + least.size() + " steps of " + STEPS);
    if (shown.broken().isEmpty()) {
      told.set(0, told.get(0) + ", not seen again: as it was first");
      shown = one.round();
    }
    told.addAll(shown.story());
    told.addAll(shown.broken());
    return told;
  }

  private boolean fails(long seed, List<Step> steps) {
    try {
      return !Arena.fresh(ground, seed, steps).broken().isEmpty();
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
