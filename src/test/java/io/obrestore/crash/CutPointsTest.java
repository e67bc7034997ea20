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
 * thorough run ({@code -Dobrestore.crash.thorough=true}) cuts at every statement of every scenario;
 * each build at all of a restore and of a ROLLBACK, and at each eighth of the others.
 */
@ExtendWith(Quiet.class)
class CutPointsTest {
  private static final boolean THOROUGH = Boolean.getBoolean("obrestore.crash.thorough");

  private static final Worlds WORLDS = new Worlds();

  @AfterAll
  static void closeWorlds() throws Exception {
    WORLDS.close();
  }

  @ParameterizedTest
  @MethodSource("io.obrestore.crash.Scenario#chosen")
  void aConnectionCutAtAnyStatementChangesNothing(Scenario scenario) throws Exception {
    Points points = Points.of(WORLDS, scenario);
    boolean all = THOROUGH || scenario == Scenario.RESTORE || scenario == Scenario.ROLLBACK;
    List<Points.Point> cuts = new ArrayList<>();
    for (int at = 0; at < points.count(); at++) {
      if (all || at % 8 == 0) {
        cuts.add(new Points.Point(at, new Play.Mishap.Meets(new FaultAction.CutBefore())));
        cuts.add(new Points.Point(at, new Play.Mishap.Meets(new FaultAction.CutAfter())));
      }
    }

    points.test(cuts);

    assertThat(points.broken()).isEmpty();
    assertThat(points.tested()).isEqualTo(cuts.size());
  }
}
