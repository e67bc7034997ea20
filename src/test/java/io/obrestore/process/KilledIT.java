package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.fault.Fault;
import io.obrestore.simulator.fault.ReceivedStatement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process that finishes what one left is the one that the next test kills. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledIT {
  private static final Duration LEASE = Duration.ofSeconds(3);

  private int processes;

  @SuppressWarnings("NullAway.Init")
  private World shared;

  @SuppressWarnings("NullAway.Init")
  private Replica living;

  @BeforeAll
  void world() throws Exception {
    shared = World.instant().lease(LEASE);
    living = process();
  }

  @AfterAll
  void end() throws Exception {
    shared.close();
  }

  @AfterEach
  void noFaults() throws Exception {
    shared.oceanBase.faults().clear();
    living = living.isAlive() ? living : process();
  }

  private Replica process() throws Exception {
    return shared.replica("process" + ++processes).awaitReady();
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aRestoreWhoseProcessIsKilledIsFinishedByTheNextProcess(Moment moment) throws Exception {
    var fault = shared.oceanBase.faults().onStatement(moment::is).hang();

    isFinished(moment, fault, "before_" + moment);
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aRestoreWhoseProcessIsKilledAfterItsStatementTookEffectIsFinishedByTheNext(Moment moment)
      throws Exception {
    var cut = shared.oceanBase.faults().onStatement(moment::is).cutAfter();

    isFinished(moment, cut, "after_" + moment);
  }

  private void isFinished(Moment moment, Fault fault, String tenant) throws Exception {
    long dag = living.api().restore(RestoreBody.from(tenant, moment.backup()), tenant);
    World.awaitHit(fault);
    living.kill();
    living = process();

    shared.assertRestoredOnce(living.api(), dag, tenant);
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
