package io.obrestore.process;

import io.obrestore.simulator.fault.Fault;
import io.obrestore.simulator.fault.ReceivedStatement;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code CrashPointsTest} does at every statement, with real processes at some of them, drawn
 * by a seed: {@code -Dobrestore.kills.sample=20 -Dobrestore.kills.seed=…} for others.
 */
class SampledKillsIT {
  private static final int SAMPLE = Integer.getInteger("obrestore.kills.sample", 3);
  private static final long SEED = Long.getLong("obrestore.kills.seed", 20261125);
  private static final Duration LEASE = Duration.ofSeconds(3);

  /** A restore has some 57 statements, and BEGIN, COMMIT and SET. */
  private static final int LAST = 80;

  private final AtomicInteger seen = new AtomicInteger();
  private final AtomicLong session = new AtomicLong();

  /**
   * Where the process is killed.
   *
   * @param statement of the process that was asked, counted from the request on, from 1
   * @param after whether it took effect
   */
  record Point(int statement, boolean after) {}

  static Stream<Point> points() {
    SplittableRandom dice = new SplittableRandom(SEED);
    return Stream.generate(() -> new Point(1 + dice.nextInt(LAST), dice.nextBoolean()))
        .limit(SAMPLE);
  }

  @ParameterizedTest
  @MethodSource("points")
  void aRestoreThatIsAskedForAgainIsMadeOnceWhereverItsProcessWasKilled(Point point)
      throws Exception {
    try (World world = World.instant().lease(LEASE)) {
      Replica first = world.replica("first").awaitReady();
      var asked = new AtomicBoolean();
      var fault =
          world.oceanBase.faults().onStatement(one -> asked.get() && comes(one, point.statement()));
      Fault met = point.after() ? fault.cutAfter() : fault.hang();

      Api doomed = first.api();
      asked.set(true);
      Thread asking = new Thread(() -> ask(doomed));
      asking.start();
      World.awaitHit(met);
      first.kill();
      if (!point.after()) {
        try (Views views = world.views()) {
          views.kill(session.get());
        }
      }

      Api api = world.replica("second").awaitReady().api();
      long dag = api.restoreOnce(RestoreBody.of("sampled"), "one-key");
      world.assertRestoredOnce(api, dag, "sampled");
      asking.join();
    }
  }

  private boolean comes(ReceivedStatement statement, int number) {
    boolean comes = statement.user().equals("root@sys#first") && seen.incrementAndGet() == number;
    if (comes) {
      session.set(statement.connectionId());
    }
    return comes;
  }

  /** Whatever it hears: its process may be gone by then. */
  private static void ask(Api api) {
    try {
      api.restoreOnce(RestoreBody.of("sampled"), "one-key");
    } catch (IOException gone) {
      System.out.println("the first answer never came: " + gone);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
