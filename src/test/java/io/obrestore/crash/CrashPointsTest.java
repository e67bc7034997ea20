package io.obrestore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario is played once, and then again for each statement it sent: the replica dies just
 * before that one is sent, and just after it took effect; another replica takes over.
 */
@ExtendWith(Quiet.class)
class CrashPointsTest {
  private static final Worlds WORLDS = new Worlds();

  @AfterAll
  static void closeWorlds() throws Exception {
    WORLDS.close();
  }

  @ParameterizedTest
  @MethodSource("io.obrestore.crash.Scenario#chosen")
  void aReplicaThatDiesAtAnyStatementIsFollowedByOneThatKeepsThePromise(Scenario scenario)
      throws Exception {
    Points points = Points.of(WORLDS, scenario);

    points.test(IntStream.range(0, points.count()).boxed().flatMap(CrashPointsTest::both).toList());

    assertThat(points.broken()).isEmpty();
    assertThat(points.count()).isPositive();
    assertThat(points.tested()).isEqualTo(2 * points.count());
  }

  private static Stream<Points.Point> both(int at) {
    return Stream.of(
        new Points.Point(at, new Play.Mishap.DiesBefore()),
        new Points.Point(at, new Play.Mishap.DiesAfter()));
  }

  @Test
  void claimsAndRenewalsAndAllAdministrationAreAmongTheStatements() throws Exception {
    List<String> restore = Points.of(WORLDS, Scenario.RESTORE).statements();
    List<String> slow = Points.of(WORLDS, Scenario.SLOW_RESTORE).statements();

    assertThat(restore)
        .anyMatch(sql -> sql.matches("(?s)UPDATE dag\\s+SET owner = .*epoch \\+ .*"))
        .anyMatch(sql -> sql.startsWith("CREATE RESOURCE POOL"))
        .anyMatch(sql -> sql.startsWith("ALTER SYSTEM RESTORE"))
        .anyMatch(sql -> sql.startsWith("ALTER SYSTEM ACTIVATE STANDBY"))
        .anyMatch(sql -> sql.startsWith("ALTER SYSTEM RUN UPGRADE JOB"));
    assertThat(slow).anyMatch(sql -> sql.matches("(?s)UPDATE dag\\s+SET lease_until.*"));
  }
}
