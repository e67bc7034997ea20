package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.fault.FaultBuilder;
import io.obrestore.simulator.fault.ReceivedStatement;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LostAnswerIT {
  @Test
  void aConnectionThatBreaksAfterTheJobWasMadeDoesNotMakeASecondOne() throws Exception {
    restoreThrough(Duration.ofSeconds(3), FaultBuilder::cutAfter, 1);
  }

  @Test
  void anInstantJobWhoseAnswerIsLostIsFoundInTheHistory() throws Exception {
    restoreThrough(Duration.ZERO, FaultBuilder::cutAfter, 1);
  }

  @Test
  void aTimeOutAfterTheJobWasMadeDoesNotMakeASecondOne() throws Exception {
    restoreThrough(Duration.ZERO, fault -> fault.answerAfter(4012, "Timeout"), 1);
  }

  @Test
  void aConnectionThatBreaksBeforeRestoreTookEffectSendsItAgain() throws Exception {
    restoreThrough(Duration.ZERO, FaultBuilder::cutBefore, 2);
  }

  private static void restoreThrough(
      Duration restoreDuration, Consumer<FaultBuilder> fault, int sent) throws Exception {
    try (World world = World.start(restoreDuration)) {
      fault.accept(world.oceanBase.faults().onStatement(LostAnswerIT::isRestore));
      Api api = world.replica("only").awaitReady().api();
      long dag = api.restore(RestoreBody.of("lost"), "lost-1");
      world.assertRestoredOnce(api, dag, "lost");
      assertThat(world.oceanBase.statements().matching(LostAnswerIT::isRestore)).hasSize(sent);
    }
  }

  private static boolean isRestore(ReceivedStatement statement) {
    return Moment.SENDING_RESTORE.is(statement);
  }
}
