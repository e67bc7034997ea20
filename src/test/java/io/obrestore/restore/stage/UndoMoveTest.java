package io.obrestore.restore.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.view.Amounts;
import io.obrestore.oceanbase.view.Places;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndoMoveTest {
  @Test
  void nothingThereIsClean() {
    assertThat(UndoMove.of(new Ours(List.of(), List.of(), List.of(), List.of()), true))
        .isEqualTo(new UndoMove.Clean());
  }

  @Test
  void aJobWithoutATenantIsWaitedFor() {
    assertThat(UndoMove.of(ours(null, "CREATE_TENANT", 0), true))
        .isEqualTo(new UndoMove.LookAgain());
  }

  // job: the tenant its row names, 0 while it has none; empty: no job runs
  @ParameterizedTest
  @CsvSource({
    "RESTORE,          RESTORE, ,     Cancel,    Cancel",
    "RESTORE,          RESTORE, 1002, Cancel,    Cancel",
    "RESTORE,          ,        ,     Cancel,    Cancel",
    "CREATING_STANDBY, STANDBY, ,     Cancel,    Cancel",
    "CREATING,         ,        ,     Drop,      Drop",
    "CREATING,         RESTORE, 0,    LookAgain, LookAgain",
    "CREATING,         RESTORE, 1002, LookAgain, LookAgain",
    "CREATING,         RESTORE, 1004, Drop,      Drop",
    "DROPPING,         RESTORE, ,     LookAgain, LookAgain",
    "NORMAL,           STANDBY, 1002, LookAgain, LookAgain",
    "NORMAL,           STANDBY, ,     Drop,      Refuse",
    "NORMAL,           RESTORE, ,     Drop,      Refuse",
    "NORMAL,           PRIMARY, ,     Refuse,    Refuse",
    "NORMAL,           PRIMARY, 1002, Refuse,    Refuse",
    "NORMAL,           CLONE,   ,     Refuse,    Refuse",
    "NORMAL,           ,        ,     Refuse,    Refuse",
    "STRANGE,          STANDBY, ,     Refuse,    Refuse"
  })
  void aTenantIsCancelledDroppedWaitedForOrLeftAlone(
      String status, @Nullable String role, @Nullable Long job, String byRollback, String byRetry) {
    var tenant = new Tenant(1002, "t", "USER", status, role, "4.3.5.1", "", "", "NO", 1L, null);
    var ours = job == null ? ours(tenant, null, 0) : ours(tenant, "CREATE_TENANT", job);

    assertThat(UndoMove.of(ours, true).getClass().getSimpleName()).isEqualTo(byRollback);
    assertThat(UndoMove.of(ours, false).getClass().getSimpleName()).isEqualTo(byRetry);
  }

  private static Ours ours(@Nullable Tenant tenant, @Nullable String jobStatus, long jobTenant) {
    return new Ours(
        List.of(),
        jobStatus == null ? List.of() : List.of(job(jobStatus, jobTenant)),
        List.of(),
        tenant == null ? List.of() : List.of(tenant));
  }

  private static RestoreProgress job(String status, long tenant) {
    return new RestoreProgress(
        1,
        7,
        "t",
        tenant,
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
        "",
        "",
        null,
        null,
        null,
        null,
        new Amounts(null, null, null, null, null, null),
        "mark");
  }
}
