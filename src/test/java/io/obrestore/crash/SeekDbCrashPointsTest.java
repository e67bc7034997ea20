package io.obrestore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link CrashPointsTest} with OceanBase's own SQL engine: the replica dies at some statements of
 * three scenarios, before one and after another; with {@code -Dobrestore.crash.thorough=true} at
 * all of all.
 */
@ExtendWith({Quiet.class, SeekDbExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeekDbCrashPointsTest {
  private static final boolean THOROUGH = Boolean.getBoolean("obrestore.crash.thorough");

  /** How far those are apart that are tried in a build. */
  private static final int APART = 32;

  private static final Set<Scenario> IN_A_BUILD =
      EnumSet.of(Scenario.RESTORE, Scenario.ROLLBACK, Scenario.CANCEL_THEN_RETRY);

  private final Worlds worlds;

  SeekDbCrashPointsTest(TestDatabase seekDb) {
    worlds = new Worlds(Ground.over(seekDb));
  }

  @AfterAll
  void closeWorlds() throws Exception {
    worlds.close();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aReplicaThatDiesIsFollowedByOneThatKeepsThePromiseOverOceanBasesOwnEngine(Scenario scenario)
      throws Exception {
    Points points = Points.of(worlds, scenario);
    List<Points.Point> tried = tried(scenario, points.count());

    points.test(tried);

    assertThat(points.broken()).isEmpty();
    assertThat(points.tested()).isEqualTo(tried.size());
  }

  static Stream<Scenario> scenarios() {
    return Scenario.chosen().filter(scenario -> THOROUGH || IN_A_BUILD.contains(scenario));
  }

  private static List<Points.Point> tried(Scenario scenario, int count) {
    List<Points.Point> tried = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      int turn = Math.floorMod(at + scenario.name().hashCode(), APART);
      if (THOROUGH || turn == 0) {
        tried.add(new Points.Point(at, new Play.Mishap.DiesBefore()));
      }
      if (THOROUGH || turn == APART / 2) {
        tried.add(new Points.Point(at, new Play.Mishap.DiesAfter()));
      }
    }
    return tried;
  }
}
