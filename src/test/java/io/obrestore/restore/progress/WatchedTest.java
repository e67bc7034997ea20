package io.obrestore.restore.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.view.Amounts;
import io.obrestore.oceanbase.view.Places;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchedTest {
  private static final long JOB = 7;
  private static final long TENANT = 1004;
  private static final long SYS = 1;

  private final Watched job = new Watched(JOB);
  private final AtomicInteger wakes = new AtomicInteger();
  private final JobWatch watch = new JobWatch(JOB, false, wakes::incrementAndGet, left -> {});

  WatchedTest() {
    job.add(watch);
  }

  @Test
  void aJobInProgressIsSeenWithBothItsRows() {
    see(
        List.of(running(SYS, "WAIT_TENANT_RESTORE_FINISH", 0), running(TENANT, "RESTORING", 5)),
        List.of(),
        0);

    assertThat(watch.sight())
        .isInstanceOfSatisfying(
            JobSight.Running.class,
            running -> {
              assertThat(running.job()).isPresent();
              assertThat(running.tenant()).isPresent();
            });
  }

  @Test
  void onlyTheJobsOwnRowInTheHistoryEndsIt() {
    see(
        List.of(running(SYS, "WAIT_TENANT_RESTORE_FINISH", 0)),
        List.of(ended(TENANT, "SUCCESS")),
        0);
    assertThat(watch.sight()).isInstanceOf(JobSight.Running.class);

    see(List.of(), List.of(ended(TENANT, "SUCCESS")), 1);
    assertThat(watch.sight()).isInstanceOf(JobSight.Missing.class);

    see(List.of(), List.of(ended(TENANT, "SUCCESS"), ended(SYS, "SUCCESS")), 2);
    assertThat(watch.sight()).isInstanceOf(JobSight.Ended.class);
  }

  @Test
  void timeCountsAsMissingOnlyBetweenPollsThatSucceeded() {
    see(List.of(), List.of(), 0);
    see(List.of(), List.of(), 2);
    see(List.of(), List.of(), 4);
    assertThat(watch.sight()).isEqualTo(new JobSight.Missing(Duration.ofSeconds(4)));

    job.see(List.of(), List.of(), Duration.ofSeconds(6).toNanos(), false);
    see(List.of(), List.of(), 8);
    assertThat(watch.sight()).isEqualTo(new JobSight.Missing(Duration.ofSeconds(6)));
  }

  @Test
  void aPauseOfThisProcessDoesNotCountAsMissing() {
    see(List.of(), List.of(), 0);
    see(List.of(), List.of(), 600);

    assertThat(watch.sight()).isEqualTo(new JobSight.Missing(Duration.ofSeconds(4)));
  }

  @Test
  void aJobThatIsSeenAgainWasNeverMissing() {
    see(List.of(), List.of(), 0);
    see(List.of(), List.of(), 59);
    see(List.of(running(SYS, "CREATE_TENANT", 0)), List.of(), 60);
    see(List.of(), List.of(), 70);

    assertThat(watch.sight()).isEqualTo(new JobSight.Missing(Duration.ZERO));
  }

  @Test
  void countsWakeTheReaderButDoNotShortenTheTick() {
    see(List.of(running(TENANT, "RESTORING", 5)), List.of(), 0);
    int before = wakes.get();

    boolean shortens = see(List.of(running(TENANT, "RESTORING", 6)), List.of(), 1);

    assertThat(shortens).isFalse();
    assertThat(wakes).hasValue(before + 1);
  }

  @Test
  void aChangeOfStatusShortensTheTick() {
    see(List.of(running(TENANT, "RESTORING", 5)), List.of(), 0);

    assertThat(see(List.of(running(TENANT, "RESTORE_SUCCESS", 5)), List.of(), 1)).isTrue();
  }

  @Test
  void nothingNewWakesNobody() {
    see(List.of(running(TENANT, "RESTORING", 5)), List.of(), 0);
    int before = wakes.get();

    see(List.of(running(TENANT, "RESTORING", 5)), List.of(), 1);

    assertThat(wakes).hasValue(before);
  }

  private boolean see(List<RestoreProgress> running, List<RestoreHistory> ended, long second) {
    return job.see(running, ended, Duration.ofSeconds(second).toNanos(), true);
  }

  private static RestoreProgress running(long tenant, String status, long finished) {
    return new RestoreProgress(
        tenant,
        JOB,
        "rt",
        TENANT,
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
        amounts(finished),
        "mark");
  }

  private static RestoreHistory ended(long tenant, String status) {
    return new RestoreHistory(
        tenant,
        JOB,
        "rt",
        TENANT,
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
        amounts(10),
        "mark",
        "");
  }

  private static Amounts amounts(long finished) {
    return new Amounts(10L, finished, 100L, null, finished * 10, null);
  }
}
