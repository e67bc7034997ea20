package io.obrestore.restore.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.view.TenantJob;
import io.obrestore.restore.stage.UpgradeMove.Failed;
import io.obrestore.restore.stage.UpgradeMove.LookAgain;
import io.obrestore.restore.stage.UpgradeMove.Send;
import io.obrestore.restore.stage.UpgradeMove.Sent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpgradeMoveTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATE = UpgradeMove.UNSEEN.plusMillis(1);
  private static final TenantJob OLD_FAILURE = new TenantJob(7, "FAILED", -4016L);

  @Test
  void whatNobodyHasSentIsSentWhateverFailedBefore() {
    assertThat(UpgradeMove.of(List.of(), null, SOON)).isEqualTo(new Send(0));
    assertThat(UpgradeMove.of(List.of(OLD_FAILURE), null, SOON)).isEqualTo(new Send(7));
  }

  @Test
  void whatRunsIsWaitedForWhoeverSentIt() {
    var running = new TenantJob(8, "INPROGRESS", null);
    assertThat(UpgradeMove.of(List.of(running, OLD_FAILURE), null, LATE))
        .isEqualTo(new LookAgain());
    assertThat(UpgradeMove.of(List.of(running, OLD_FAILURE), new Sent(7), LATE))
        .isEqualTo(new LookAgain());
  }

  @Test
  void aFailureIsThatOfTheJobThatWasSent() {
    var failed = new TenantJob(8, "FAILED", -4012L);
    assertThat(UpgradeMove.of(List.of(failed, OLD_FAILURE), new Sent(7), SOON))
        .isEqualTo(new Failed(failed));
    assertThat(UpgradeMove.of(List.of(OLD_FAILURE), new Sent(7), SOON)).isEqualTo(new LookAgain());
  }

  @Test
  void whatWasTakenAndNeverBecameAJobIsSentAgain() {
    assertThat(UpgradeMove.of(List.of(OLD_FAILURE), new Sent(7), UpgradeMove.UNSEEN))
        .isEqualTo(new LookAgain());
    assertThat(UpgradeMove.of(List.of(OLD_FAILURE), new Sent(7), LATE)).isEqualTo(new Send(7));
  }

  @Test
  void aJobThatEndedWellIsNotSentAgainWhileItsEventIsToCome() {
    var done = new TenantJob(8, "SUCCESS", 0L);
    assertThat(UpgradeMove.of(List.of(done), new Sent(7), LATE)).isEqualTo(new LookAgain());
  }
}
