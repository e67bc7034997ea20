package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.fault.ReceivedStatement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KilledIT {
  private static final Duration LEASE = Duration.ofSeconds(3);

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aRestoreWhoseProcessIsKilledIsFinishedByTheNextProcess(Moment moment) throws Exception {
    try (World world = World.instant().lease(LEASE)) {
      var fault = world.oceanBase.faults().onStatement(moment::is).hang();
      Replica first = world.replica("first").awaitReady();
      long dag = first.api().restore(RestoreBody.from("killed", moment.backup()), "killed-1");
      World.awaitHit(fault);
      first.kill();

      Api api = world.replica("second").awaitReady().api();
      world.assertRestoredOnce(api, dag, "killed");
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aRestoreWhoseProcessIsKilledAfterItsStatementTookEffectIsFinishedByTheNext(Moment moment)
      throws Exception {
    try (World world = World.instant().lease(LEASE)) {
      var cut = world.oceanBase.faults().onStatement(moment::is).cutAfter();
      Replica first = world.replica("first").awaitReady();
      long dag = first.api().restore(RestoreBody.from("killed", moment.backup()), "killed-2");
      World.awaitHit(cut);
      first.kill();

      Api api = world.replica("second").awaitReady().api();
      world.assertRestoredOnce(api, dag, "killed");
    }
  }

  /**
   * The job is over when the next process comes, so that it sends no SET of its own; the late one
   * would come after the restore, and stay.
   */
  @Test
  void aThreadScoreThatTheKilledProcessWasSettingIsEndedBeforeTheRestoreIs() throws Exception {
    try (World world = World.start(Duration.ofSeconds(5)).lease(Duration.ofSeconds(6))) {
      var fault = world.oceanBase.faults().onStatement(KilledIT::setsScore).hang();
      Replica first = world.replica("first").awaitReady();
      long dag = first.api().restore(RestoreBody.of("scored"), "killed-3");
      World.awaitHit(fault);
      first.kill();

      Api api = world.replica("second").awaitReady().api();
      world.assertRestoredOnce(api, dag, "scored");
      assertThat(world.oceanBase.statements().matching(KilledIT::setsScore))
          .singleElement()
          .matches(late -> world.oceanBase.isOver(late.connectionId()), "its session is ended");
    }
  }

  private static boolean setsScore(ReceivedStatement statement) {
    return statement.user().equals("root@sys#first")
        && statement.sql().startsWith("ALTER SYSTEM SET ha_high_thread_score");
  }
}
