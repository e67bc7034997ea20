package io.obrestore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All the points of a scenario: its statements as they came when nothing went wrong. */
final class Points {
  private static final int MANY_BROKEN = 8;
  private static final String TENANT = "t1";

  private final Worlds worlds;
  private final Scenario scenario;
  private final List<String> statements;
  private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger tested = new AtomicInteger();

  private Points(Worlds worlds, Scenario scenario, List<String> statements) {
    this.worlds = worlds;
    this.scenario = scenario;
    this.statements = statements;
  }

  /**
   * What happens at a statement.
   *
   * @param at from 0
   */
  record Point(int at, Play.Mishap mishap) {}

  /** Runs the scenario once. */
  static Points of(Worlds worlds, Scenario scenario) throws Exception {
    List<String> statements = new ArrayList<>();
    worlds.use(
        world -> {
          Play plain = new Play(world, scenario, TENANT, -1, null);
          assertThat(plain.run()).isEmpty();
          statements.addAll(plain.statements());
        });
    return new Points(worlds, scenario, statements);
  }

  /** How many statements there are. */
  int count() {
    return statements.size();
  }

  /** The statements, ids made alike. */
  List<String> statements() {
    return statements;
  }

  int tested() {
    return tested.get();
  }

  /** What went wrong, and where. */
  List<String> broken() {
    return broken;
  }

  /** Runs the scenario once for each of them, in several worlds at once. */
  void test(List<Point> points) throws Exception {
    long begin = System.nanoTime();
    Queue<Point> left = new ConcurrentLinkedQueue<>(points);
    ExecutorService threads = Executors.newFixedThreadPool(worlds.atOnce());
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < worlds.atOnce(); i++) {
        ends.add(threads.submit(() -> test(left)));
      }
      for (Future<?> end : ends) {
        try {
          end.get();
        } catch (java.util.concurrent.ExecutionException e) {
          broken.add(String.valueOf(e.getCause()));
        }
      }
    } finally {
      threads.shutdownNow();
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    System.out.printf(
        "%s: %d statements, %d points, %d broken, %d ms%n",
        scenario, statements.size(), tested.get(), broken.size(), millis);
  }

  private Void test(Queue<Point> left) throws Exception {
    Point point = left.poll();
    while (point != null && broken.size() < MANY_BROKEN) {
      Point tried = point;
      try {
        worlds.use(world -> test(world, tried));
      } catch (AssertionError e) {
        tested.incrementAndGet();
        broken.add(told(tried, List.of(String.valueOf(e.getMessage()))));
      }
      point = left.poll();
    }
    return null;
  }

  private void test(World world, Point point) {
    Play play = new Play(world, scenario, TENANT, point.at(), point.mishap());
    List<String> found = play.run();
    found.addAll(play.otherWay(statements));
    tested.incrementAndGet();
    if (!found.isEmpty()) {
      broken.add(told(point, found));
    }
  }

  private String told(Point point, List<String> found) {
    return "%s, %s at statement %d: %s%n  %s"
        .formatted(
            scenario,
            point.mishap(),
            point.at(),
            statements.get(point.at()).strip(),
            String.join("\n  ", found));
  }
}
