package io.obrestore.process;

import java.time.Duration;
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
}
