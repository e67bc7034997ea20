package io.obrestore.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.FailureClassifier.Verdict;
import io.obrestore.oceanbase.error.RefusedException;
import io.vertx.mysqlclient.MySQLException;
import org.junit.jupiter.api.Test;

class RestoreFailuresTest {
  private final RestoreFailures failures = new RestoreFailures();

  @Test
  void whatOceanBaseRefusesTheStoreForGoodIsToldWithItsNumberAsAnyOtherRefusal() {
    Verdict store = failures.classify(new MySQLException("Access denied", 1227, "42501"));
    Verdict look = failures.classify(new RefusedException(1227, "42501", "Access denied"));

    assertThat(store)
        .isEqualTo(new Verdict.GiveUp("OceanBase refused: [1227] Access denied"))
        .isEqualTo(look);
  }

  @Test
  void aNumberThatNobodyKnowsIsTriedAgainWhoeverSentTheStatement() {
    assertThat(failures.classify(new MySQLException("news", 31_999, "HY000")))
        .isInstanceOf(Verdict.TryAgain.class);
    assertThat(failures.classify(new RefusedException(31_999, "HY000", "news")))
        .isInstanceOf(Verdict.TryAgain.class);
  }

  @Test
  void aMistakeOfOursIsNoRefusal() {
    assertThat(failures.classify(new IllegalStateException("ours")))
        .isEqualTo(new Verdict.GiveUp("An unexpected error occurred; the service's log has it"));
  }
}
