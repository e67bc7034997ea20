package io.obrestore.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A world, and the event loops of the replicas that live in it. */
final class Arena implements AutoCloseable {
  /** Long enough for something to happen to a replica while a role is switched. */
  private static final Duration PACE = Duration.ofSeconds(1);

  private final List<EventLoop> loops;
  private final World world;

  Arena(Ground ground) throws IOException, SQLException {
    world = new World(ground, PACE);
    loops = Stream.generate(EventLoop::new).limit(Plan.REPLICAS.size()).toList();
  }

  /**
   * What came of a round.
   *
   * @param story what happened
   * @param broken what should not have been; empty when all is well
   * @param restores how many were taken, by how they ended
   */
  record Round(
      List<String> story, List<String> broken, Map<String, Long> restores, long statements) {
    Round {
      story = List.copyOf(story);
      broken = List.copyOf(broken);
      restores = Map.copyOf(restores);
    }
  }

  /** After a round in which nothing was broken there may be another. */
  Round play(long seed, List<Step> steps) {
    long before = world.statements();
    Chaos chaos = new Chaos(world, loops, seed);
    List<String> broken = chaos.run(steps);
    Map<String, Long> restores = restores();
    if (broken.isEmpty()) {
      world.clear();
      Cleaning.everything(world);
    }
    return new Round(chaos.story(), broken, restores, world.statements() - before);
  }

  private Map<String, Long> restores() {
    return world
        .sight()
        .rows("SELECT CONCAT(state, ' ', operator) AS ended FROM obrestore.dag")
        .stream()
        .map(row -> String.valueOf(row.get("ended")))
        .collect(Collectors.groupingBy(ended -> ended, Collectors.counting()));
  }

  /** A round in a world where nothing was before. */
  static Round fresh(Ground ground, long seed, List<Step> steps) throws IOException, SQLException {
    try (Arena arena = new Arena(ground)) {
      return arena.play(seed, steps);
    }
  }

  @Override
  public void close() throws SQLException {
    world.close();
    loops.forEach(EventLoop::close);
  }
}
