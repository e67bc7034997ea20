package io.obrestore.oceanbase.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void aRefusalKeepsCodeStateAndWords() {
    MySQLException refusal = new MySQLException("pool 'p' exist, errorCode=1", 4651, "HY000");

    assertThat(Failures.translate(refusal, "x"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.errno()).isEqualTo(4651);
              assertThat(refused.sqlState()).isEqualTo("HY000");
              assertThat(refused.serverMessage()).isEqualTo("pool 'p' exist, errorCode=1");
              assertThat(refused.error()).contains(ObError.OB_RESOURCE_POOL_EXIST);
            });
  }

  @Test
  void aRefusalIsSeenThroughAWrapper() {
    MySQLException refusal = new MySQLException("try again", 4023, "HY000");

    assertThat(Failures.classify(new CompletionException(refusal))).isEqualTo(ErrorClass.RETRY);
  }

  @Test
  void aLostConnectionSaysNothingAboutTheOutcome() {
    assertThat(Failures.classify(ClosedConnectionException.INSTANCE))
        .isEqualTo(ErrorClass.UNKNOWN_OUTCOME);
    assertThat(Failures.classify(new IOException("Connection reset")))
        .isEqualTo(ErrorClass.UNKNOWN_OUTCOME);
  }

  @Test
  void noAnswerInTimeSaysNothingAboutTheOutcome() {
    assertThat(Failures.classify(new NoAnswerException("x", Duration.ofSeconds(1))))
        .isEqualTo(ErrorClass.UNKNOWN_OUTCOME);
  }

  @Test
  void aConnectionThatWasRefusedCarriedNothing() {
    assertThat(Failures.classify(new ConnectException("refused"))).isEqualTo(ErrorClass.RETRY);
  }

  @Test
  void aConnectionLostWhileASessionWasOpenedCarriedNothing() {
    assertThat(Failures.translateConnect(ClosedConnectionException.INSTANCE))
        .isInstanceOf(NoConnectionException.class);
  }

  @Test
  void anErrorThatIsNotInTheListIsARefusal() {
    assertThat(Failures.classify(new RefusedException(3, "HY000", "odd")))
        .isEqualTo(ErrorClass.DEFINITE);
  }

  @Test
  void aMistakeOfOurOwnIsPassedOnAsItIs() {
    IllegalStateException mistake = new IllegalStateException("ours");

    assertThat(Failures.translate(mistake, "x")).isSameAs(mistake);
    assertThat(Failures.classify(mistake)).isEqualTo(ErrorClass.DEFINITE);
  }
}
