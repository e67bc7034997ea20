package io.obrestore.restore.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.view.ArchiveRound;
import io.obrestore.oceanbase.view.BackupSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointCheckTest {
  private static final List<BackupSet> SETS = List.of(set(1002, 10, 15));
  private static final List<ArchiveRound> ROUNDS = List.of(round(1002, 5, 100));

  @Test
  void bothEndsOfAWindowCanBeReached() {
    assertThat(PointCheck.judge(SETS, ROUNDS, Scn.of(15))).isEmpty();
    assertThat(PointCheck.judge(SETS, ROUNDS, Scn.of(100))).isEmpty();
  }

  @Test
  void justOutsideCannot() {
    assertThat(PointCheck.judge(SETS, ROUNDS, Scn.of(14)))
        .hasValueSatisfying(fault -> assertThat(fault.rule()).isEqualTo(Rule.TIME_NOT_VALID));
    assertThat(PointCheck.judge(SETS, ROUNDS, Scn.of(101))).isPresent();
  }

  @Test
  void setsOfOneTenantAreNotReadWithTheLogOfAnother() {
    assertThat(PointCheck.judge(SETS, List.of(round(1004, 5, 100)), Scn.of(50))).isPresent();
  }

  @Test
  void anyTenantOfTheSamePlaceWillDo() {
    var sets = List.of(set(1002, 10, 15), set(1004, 210, 215));
    var rounds = List.of(round(1002, 5, 100), round(1004, 200, 300));

    assertThat(PointCheck.judge(sets, rounds, Scn.of(50))).isEmpty();
    assertThat(PointCheck.judge(sets, rounds, Scn.of(250))).isEmpty();
    assertThat(PointCheck.judge(sets, rounds, Scn.of(150))).isPresent();
  }

  private static BackupSet set(long tenant, long replay, long earliest) {
    return new BackupSet(
        tenant,
        1,
        "FULL",
        0,
        0,
        "SUCCESS",
        "AVAILABLE",
        false,
        Scn.of(replay),
        Scn.of(earliest),
        "NONE",
        "4.3.5.1",
        "4.3.5.1",
        "file:///data");
  }

  private static ArchiveRound round(long tenant, long from, long to) {
    return new ArchiveRound(tenant, 1, 1, "STOP", Scn.of(from), Scn.of(to), "file:///log");
  }
}
