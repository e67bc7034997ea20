package io.obrestore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.fault.FaultAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The replica lives, and one statement loses its connection, before or after it took effect. A
 * thorough run ({@code -Dobrestore.crash.thorough=true}) cuts before and after every statement of
 * every scenario; each build at all of a restore and of a ROLLBACK, and at each eighth of the
 * others.
 */
@ExtendWith(Quiet.class)
class CutPointsTest {
  private static final boolean THOROUGH = Boolean.getBoolean("obrestore.crash.thorough");

  private static final int EVERY = 8;

  private static final Worlds WORLDS = new Worlds();

  @AfterAll
  static void closeWorlds() throws Exception {
    WORLDS.close();
  }

  @ParameterizedTest
  @MethodSource("io.obrestore.crash.Scenario#chosen")
  void aConnectionCutAtAnyStatementChangesNothing(Scenario scenario) throws Exception {
    Points points = Points.of(WORLDS, scenario);
    List<Points.Point> cuts = new ArrayList<>();
    for (int at = 0; at < points.count(); at++) {
      for (FaultAction cut : cuts(scenario, at)) {
        cuts.add(new Points.Point(at, new Play.Mishap.Meets(cut)));
      }
    }

    points.test(cuts);

    assertThat(points.broken()).isEmpty();
    assertThat(points.tested()).isEqualTo(cuts.size());
  }

  private static List<FaultAction> cuts(Scenario scenario, int at) {
    boolean all = THOROUGH || scenario == Scenario.RESTORE || scenario == Scenario.ROLLBACK;
    return all || at % EVERY == 0
        ? List.of(new FaultAction.CutBefore(), new FaultAction.CutAfter())
        : List.of();
  }
}
