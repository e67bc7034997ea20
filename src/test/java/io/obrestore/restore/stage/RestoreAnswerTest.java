package io.obrestore.restore.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.error.NoAnswerException;
import io.obrestore.oceanbase.error.RefusedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestoreAnswerTest {
  @Test
  void successMeansThatTheJobWasMade() {
    assertThat(RestoreAnswer.of(null)).isInstanceOf(RestoreAnswer.Made.class);
  }

  @Test
  void aSchemaThatChangedMeanwhileMeansSendAgain() {
    assertThat(RestoreAnswer.of(refusal(4023))).isInstanceOf(RestoreAnswer.SendAgain.class);
  }

  @Test
  void aTimeOutOfTheServerSaysNothing() {
    assertThat(RestoreAnswer.of(refusal(4012))).isInstanceOf(RestoreAnswer.OutcomeUnknown.class);
  }

  @Test
  void aLostConnectionSaysNothing() {
    assertThat(RestoreAnswer.of(new NoAnswerException("RESTORE", Duration.ofSeconds(1))))
        .isInstanceOf(RestoreAnswer.OutcomeUnknown.class);
  }

  @Test
  void aNameThatExistsAWrongPasswordAndAMissingBackupAreRefusals() {
    for (int code : new int[] {4179, 9047, 9120, 9014, 4018, 1210, 9099}) {
      assertThat(RestoreAnswer.of(refusal(code)))
          .describedAs("code " + code)
          .isInstanceOf(RestoreAnswer.Refused.class);
    }
  }

  private static RefusedException refusal(int code) {
    return new RefusedException(code, "HY000", "no");
  }
}
