package io.obrestore.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.view.ArchiveRound;
import io.obrestore.oceanbase.view.BackupSet;
import io.obrestore.restore.Windows.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class WindowsTest {
  @Test
  void aSetInARoundOpensAWindowUpToTheRoundsEnd() {
    assertThat(Windows.of(List.of(full(1, 10, 15)), List.of(round(5, 100))))
        .containsExactly(window(15, 100));
  }

  @Test
  void withoutARoundThereIsNoWindow() {
    assertThat(Windows.of(List.of(full(1, 10, 15)), List.of())).isEmpty();
  }

  @Test
  void withoutASetThereIsNoWindow() {
    assertThat(Windows.of(List.of(), List.of(round(5, 100)))).isEmpty();
  }

  @Test
  void aGapBetweenRoundsStaysAGap() {
    assertThat(
            Windows.of(
                List.of(full(1, 10, 15), full(2, 210, 215)),
                List.of(round(5, 100), round(200, 300))))
        .containsExactly(window(15, 100), window(215, 300));
  }

  @Test
  void roundsThatTouchAreOne() {
    assertThat(Windows.of(List.of(full(1, 10, 15)), List.of(round(5, 100), round(100, 300))))
        .containsExactly(window(15, 300));
  }

  @Test
  void roundsThatMissEachOtherByOneStayApart() {
    assertThat(Windows.of(List.of(full(1, 10, 15)), List.of(round(5, 100), round(101, 300))))
        .containsExactly(window(15, 100));
  }

  @Test
  void roundsThatOverlapAreOneInAnyOrder() {
    assertThat(Windows.of(List.of(full(1, 10, 15)), List.of(round(50, 300), round(5, 100))))
        .containsExactly(window(15, 300));
    assertThat(Windows.of(List.of(full(1, 10, 15)), List.of(round(5, 300), round(50, 100))))
        .containsExactly(window(15, 300));
  }

  @Test
  void aSetWhoseReplayBeginsInAGapOpensNothing() {
    assertThat(Windows.of(List.of(full(1, 150, 210)), List.of(round(5, 100), round(200, 300))))
        .isEmpty();
  }

  @Test
  void aSetThatCanOnlyBeRestoredBehindItsRoundOpensNothing() {
    assertThat(Windows.of(List.of(full(1, 90, 110)), List.of(round(5, 100)))).isEmpty();
  }

  @Test
  void windowsThatOverlapAreMerged() {
    assertThat(Windows.of(List.of(full(1, 10, 15), full(2, 20, 30)), List.of(round(5, 100))))
        .containsExactly(window(15, 100));
  }

  @Test
  void anIncrementalSetStandsOnAWholeChain() {
    var second = incremental(2, 1, 1, 110, 115);
    var third = incremental(3, 1, 2, 210, 215);
    var rounds = List.of(round(205, 300));

    assertThat(Windows.of(List.of(full(1, 10, 15), second, third), rounds))
        .containsExactly(window(215, 300));
    assertThat(Windows.of(List.of(full(1, 10, 15), third), rounds)).isEmpty();
    assertThat(Windows.of(List.of(second, third), rounds)).isEmpty();
  }

  @Test
  void aDeletedSetOpensNothingNorCarriesAChain() {
    var deleted = set(1, 0, 0, "SUCCESS", "DELETED", false, 10L, 15L);
    var rounds = List.of(round(5, 300));

    assertThat(Windows.of(List.of(deleted), rounds)).isEmpty();
    assertThat(Windows.of(List.of(deleted, incremental(2, 1, 1, 110, 115)), rounds)).isEmpty();
  }

  @Test
  void aFailedSetOpensNothing() {
    var failed = set(1, 0, 0, "FAILED", "AVAILABLE", false, 10L, 15L);

    assertThat(Windows.of(List.of(failed), List.of(round(5, 300)))).isEmpty();
  }

  @Test
  void aChainInACircleOpensNothing() {
    var circle = List.of(incremental(1, 2, 2, 10, 15), incremental(2, 1, 1, 20, 25));

    assertThat(Windows.of(circle, List.of(round(5, 300)))).isEmpty();
  }

  @Test
  void aSetWithItsOwnLogStandsAloneAtItsOwnPoint() {
    var alone = set(1, 0, 0, "SUCCESS", "AVAILABLE", true, 10L, 15L);

    assertThat(Windows.of(List.of(alone), List.of())).containsExactly(window(15, 15));
  }

  @Test
  void aSetWithItsOwnLogIsRestoredAsFarAsAnArchiveGoes() {
    var alone = set(1, 0, 0, "SUCCESS", "AVAILABLE", true, 10L, 15L);

    assertThat(Windows.of(List.of(alone), List.of(round(5, 100)))).containsExactly(window(15, 100));
    assertThat(Windows.of(List.of(alone), List.of(round(11, 100)))).containsExactly(window(15, 15));
  }

  @Test
  void unfinishedSetsAndRoundsAreLeftOut() {
    var unfinished = set(1, 0, 0, "SUCCESS", "AVAILABLE", false, 10L, null);
    var begun = new ArchiveRound(1002, 1, 1, "BEGINNING", Scn.of(5), null, "file:///log");

    assertThat(Windows.of(List.of(unfinished), List.of(round(5, 300)))).isEmpty();
    assertThat(Windows.of(List.of(full(1, 10, 15)), List.of(begun))).isEmpty();
  }

  @Test
  void windowsAreInOrderAndNeverTouch() {
    qt().forAll(sets(), rounds())
        .checkAssert(
            (sets, rounds) -> {
              var windows = Windows.of(sets, rounds);
              for (int i = 1; i < windows.size(); i++) {
                assertThat(windows.get(i).from()).isGreaterThan(windows.get(i - 1).to());
              }
              assertThat(windows).allMatch(span -> span.from().compareTo(span.to()) <= 0);
            });
  }

  @Test
  void aPointIsInAWindowExactlyWhenSomeSetAndLogReachIt() {
    qt().forAll(sets(), rounds(), integers().between(0, 60))
        .checkAssert(
            (sets, rounds, point) ->
                assertThat(
                        Windows.of(sets, rounds).stream()
                            .anyMatch(span -> span.contains(Scn.of(point))))
                    .isEqualTo(sets.stream().anyMatch(set -> reaches(set, rounds, point))));
  }

  @Test
  void theOrderOfSetsAndRoundsDoesNotMatter() {
    qt().forAll(sets(), rounds())
        .check(
            (sets, rounds) ->
                Windows.of(sets, rounds).equals(Windows.of(reversed(sets), reversed(rounds))));
  }

  /** By walking through the log tick by tick: slow, and written another way than the subject. */
  private static boolean reaches(BackupSet set, List<ArchiveRound> rounds, int point) {
    long replay = value(set.startReplayScn());
    long earliest = value(set.minRestoreScn());
    if (point < earliest || !covered(rounds, replay, replay)) {
      return false;
    }
    for (long tick = replay; tick < Math.max(point, earliest); tick++) {
      if (!covered(rounds, tick, tick + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean covered(List<ArchiveRound> rounds, long from, long to) {
    return rounds.stream()
        .anyMatch(round -> value(round.startScn()) <= from && value(round.checkpointScn()) >= to);
  }

  private static long value(@Nullable Scn scn) {
    return scn == null ? -1 : scn.value().longValueExact();
  }

  private static <T> List<T> reversed(List<T> items) {
    var copy = new java.util.ArrayList<>(items);
    java.util.Collections.reverse(copy);
    return copy;
  }

  private static Gen<List<BackupSet>> sets() {
    var starts = lists().of(integers().between(0, 50)).ofSizeBetween(0, 4);
    return starts.map(
        list -> {
          var sets = new java.util.ArrayList<BackupSet>();
          for (int i = 0; i < list.size(); i++) {
            sets.add(full(i + 1, list.get(i), list.get(i) + i));
          }
          return List.copyOf(sets);
        });
  }

  private static Gen<List<ArchiveRound>> rounds() {
    return lists()
        .of(
            integers()
                .between(0, 50)
                .zip(integers().between(0, 20), (from, length) -> round(from, from + length)))
        .ofSizeBetween(0, 5);
  }

  private static Window window(long from, long to) {
    return new Window(Scn.of(from), Scn.of(to));
  }

  private static ArchiveRound round(long from, long to) {
    return new ArchiveRound(1002, 1, from, "STOP", Scn.of(from), Scn.of(to), "file:///log");
  }

  private static BackupSet full(long id, long replay, long earliest) {
    return set(id, 0, 0, "SUCCESS", "AVAILABLE", false, replay, earliest);
  }

  private static BackupSet incremental(
      long id, long full, long before, long replay, long earliest) {
    return set(id, full, before, "SUCCESS", "AVAILABLE", false, replay, earliest);
  }

  private static BackupSet set(
      long id,
      long full,
      long before,
      String status,
      String fileStatus,
      boolean plusArchivelog,
      @Nullable Long replay,
      @Nullable Long earliest) {
    return new BackupSet(
        1002,
        id,
        before == 0 ? "FULL" : "INC",
        full,
        before,
        status,
        fileStatus,
        plusArchivelog,
        replay == null ? null : Scn.of(replay),
        earliest == null ? null : Scn.of(earliest),
        "NONE",
        "4.3.5.1",
        "4.3.5.1",
        "file:///data");
  }
}
