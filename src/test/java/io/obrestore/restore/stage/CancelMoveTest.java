package io.obrestore.restore.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.view.Amounts;
import io.obrestore.oceanbase.view.Places;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.restore.CancelRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancelMoveTest {
  private static final Amounts NONE = new Amounts(null, null, null, null, null, null);
  private static final CancelRequest REQUEST = new CancelRequest("rt", 7, 1004);

  @ParameterizedTest
  @CsvSource({
    // job, tenant, what is done
    "running, , LookAgain",
    "running, CREATING, LookAgain",
    "running, RESTORE, Cancel",
    "running, CREATING_STANDBY, Cancel",
    "running, NORMAL, LookAgain",
    "running, DROPPING, LookAgain",
    "SUCCESS, NORMAL, Refuse",
    "SUCCESS, , Done",
    "FAIL, , Done",
    "FAIL, RESTORE, Cancel",
    "FAIL, CREATING, Done",
    "FAIL, DROPPING, LookAgain",
    ", RESTORE, Cancel",
    ", CREATING, Done",
    ", NORMAL, Done",
    ", , Done"
  })
  void isDecidedByTheJobAndItsTenant(
      @Nullable String job, @Nullable String tenantStatus, String expected) {
    CancelMove move = CancelMove.of(REQUEST, sight(job, 1004, tenantStatus, "RT"));

    assertThat(move.getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void aTenantOfAnotherNameIsNotTouched() {
    assertThat(CancelMove.of(REQUEST, sight("running", 1004, "RESTORE", "other")))
        .isInstanceOf(CancelMove.Refuse.class);
  }

  @Test
  void aJobThatMadeAnotherTenantSinceIsNotTouched() {
    assertThat(CancelMove.of(REQUEST, sight("running", 1006, "RESTORE", "rt")))
        .isInstanceOf(CancelMove.Refuse.class);
  }

  @Test
  void whatIsLeftAloneIsNamed() {
    assertThat(CancelMove.of(REQUEST, sight("FAIL", 1004, "CREATING", "rt")))
        .isInstanceOfSatisfying(
            CancelMove.Done.class,
            done -> assertThat(done.why()).contains("job 7", "FAIL", "'rt' (1004)", "CREATING"));
  }

  private static CancelSight sight(
      @Nullable String job, long tenantId, @Nullable String tenantStatus, String name) {
    return new CancelSight(
        "running".equals(job) ? Optional.of(running(tenantId)) : Optional.empty(),
        job == null || job.equals("running") ? Optional.empty() : Optional.of(ended(job)),
        tenantId,
        Optional.ofNullable(tenantStatus).map(status -> tenant(tenantId, name, status)));
  }

  private static Tenant tenant(long id, String name, String status) {
    return new Tenant(
        id, name, "USER", status, "RESTORE", "4.3.5.1", "RANDOM", "FULL@zone1", "NO", 1L, null);
  }

  private static RestoreProgress running(long tenantId) {
    return new RestoreProgress(
        1,
        7,
        "rt",
        tenantId,
        "shop",
        "1002",
        "obcluster",
        Places.NONE,
        "",
        null,
        null,
        null,
        "WAIT_TENANT_RESTORE_FINISH",
        null,
        "",
        "",
        null,
        null,
        null,
        null,
        NONE,
        "");
  }

  private static RestoreHistory ended(String status) {
    return new RestoreHistory(
        1,
        7,
        "rt",
        1004,
        "shop",
        "1002",
        "obcluster",
        Places.NONE,
        "",
        null,
        null,
        null,
        status,
        null,
        null,
        "",
        "",
        null,
        null,
        null,
        NONE,
        "",
        "");
  }
}
