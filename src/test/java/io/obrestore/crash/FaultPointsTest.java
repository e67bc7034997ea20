package io.obrestore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.fault.FaultAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The replica lives, and one statement is slow, hangs, is refused or lost with its server. In a
 * build each statement of a restore and each twelfth of every other scenario meets one of the
 * faults, which come in turn; with {@code -Dobrestore.crash.thorough=true} each statement meets
 * every one of them.
 */
@ExtendWith(Quiet.class)
class FaultPointsTest {
  private static final boolean THOROUGH = Boolean.getBoolean("obrestore.crash.thorough");

  /** Those that are asked for, of a thorough run; none: all. */
  private static final List<String> ONLY =
      Stream.of(System.getProperty("obrestore.crash.faults", "").split(","))
          .filter(name -> !name.isEmpty())
          .toList();

  private static final int EVERY = 12;

  /** By names for the report, codes of OceanBase. */
  private static final Map<String, Play.Mishap> FAULTS =
      Map.ofEntries(
          met("hangs", new FaultAction.Hang()),
          met("slow", new FaultAction.Delay(Duration.ofSeconds(4))),
          met("session killed", new FaultAction.Kill()),
          met("deadlock", new FaultAction.Answer(4101, "Deadlock")),
          met("lock wait", new FaultAction.Answer(6003, "Lock wait timeout exceeded")),
          met("not master", new FaultAction.Answer(4038, "not the master")),
          met("initializing", new FaultAction.Answer(8001, "Server is initializing")),
          met("too many connections", new FaultAction.Answer(5271, "Too many connections")),
          met("timed out before", new FaultAction.Answer(4012, "Timeout")),
          met("timed out after", new FaultAction.AnswerAfter(4012, "Timeout")),
          met("rolled back", new FaultAction.Answer(6002, "Transaction rollbacked")),
          met("internal error", new FaultAction.Answer(4016, "Internal error")),
          met("no privilege", new FaultAction.Answer(5036, "Access denied")),
          Map.entry("restart", new Play.Mishap.Restart()));

  private static final List<String> NAMES = FAULTS.keySet().stream().sorted().toList();

  private static final Set<String> LONG_ONES = Set.of("hangs", "slow");

  private static final Worlds WORLDS = new Worlds();

  @AfterAll
  static void closeWorlds() throws Exception {
    WORLDS.close();
  }

  private static Map.Entry<String, Play.Mishap> met(String name, FaultAction action) {
    return Map.entry(name, new Play.Mishap.Meets(action));
  }

  @ParameterizedTest
  @MethodSource("io.obrestore.crash.Scenario#chosen")
  void aFaultAtAnyStatementIsOvercome(Scenario scenario) throws Exception {
    Points points = Points.of(WORLDS, scenario);
    List<Points.Point> faults = new ArrayList<>();
    for (int at = 0; at < points.count(); at++) {
      for (String name : names(scenario, at)) {
        if (!LONG_ONES.contains(name) || mayTakeLong(points.statements(), at)) {
          faults.add(new Points.Point(at, fault(name)));
        }
      }
    }

    points.test(faults);

    assertThat(points.broken()).isEmpty();
    assertThat(points.tested()).isEqualTo(faults.size());
  }

  /**
   * Those that a statement meets. Each that meets one meets another than the one before it, and
   * scenarios begin with different ones.
   */
  private static List<String> names(Scenario scenario, int at) {
    if (THOROUGH) {
      return NAMES.stream().filter(name -> ONLY.isEmpty() || ONLY.contains(name)).toList();
    }
    int every = scenario == Scenario.RESTORE ? 1 : EVERY;
    int turn = Math.floorMod(at / every + scenario.name().hashCode(), NAMES.size());
    return at % every == 0 ? List.of(NAMES.get(turn)) : List.of();
  }

  /**
   * Not what follows an upsert in its transaction, COMMIT included. Its INSERT was rolled back, and
   * so who waits in H2 for a row of that transaction asks without a pause whether it has ended, and
   * heeds no time-out: the world never rests, and its time stands still. A flaw of H2 alone; the
   * upsert itself takes long here, and CutPointsTest cuts connections at what follows.
   */
  private static boolean mayTakeLong(List<String> statements, int at) {
    for (int i = at - 1; i >= 0 && !statements.get(i).startsWith("COMMIT"); i--) {
      if (statements.get(i).contains("ON DUPLICATE KEY UPDATE")) {
        return false;
      }
    }
    return true;
  }

  private static Play.Mishap fault(String name) {
    return Objects.requireNonNull(FAULTS.get(name));
  }
}
