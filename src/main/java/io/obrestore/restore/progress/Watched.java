package io.obrestore.restore.progress;

import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A job that somebody follows: what was seen of it last, and who wants to know. */
final class Watched {
  /**
   * Twice the longest tick: a longer time between two polls was a pause of this process, not of
   * OceanBase.
   */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(4);

  private final long jobId;
  private final List<JobWatch> watches = new ArrayList<>();
  private JobSight sight = new JobSight.Unknown();
  private long lastSeenAt;
  private Duration missing = Duration.ZERO;

  Watched(long jobId) {
    this.jobId = jobId;
  }

  long jobId() {
    return jobId;
  }

  void add(JobWatch watch) {
    watches.add(watch);
    if (!(sight instanceof JobSight.Unknown)) {
      watch.show(sight);
    }
  }

  boolean isWatchedClosely() {
    return watches.stream().anyMatch(JobWatch::isClose);
  }

  /** Whether nobody is left. */
  boolean remove(JobWatch watch) {
    watches.remove(watch);
    return watches.isEmpty();
  }

  /**
   * Takes in a poll; wakes the readers when anything changed.
   *
   * @param continuous whether the poll before succeeded too: only then does the time between count
   *     as not seen
   * @return whether the status changed, which is what shortens the tick
   */
  boolean see(
      List<RestoreProgress> running, List<RestoreHistory> ended, long now, boolean continuous) {
    var before = sight;
    sight = look(running, ended, now, continuous);
    lastSeenAt = now;
    if (!sight.equals(before)) {
      watches.forEach(watch -> watch.show(sight));
    }
    return !status(sight).equals(status(before));
  }

  private JobSight look(
      List<RestoreProgress> running, List<RestoreHistory> ended, long now, boolean continuous) {
    var rows = running.stream().filter(row -> row.jobId() == jobId).toList();
    if (!rows.isEmpty()) {
      missing = Duration.ZERO;
      return new JobSight.Running(rows);
    }
    var over = ended.stream().filter(row -> row.jobId() == jobId && row.isJob()).findFirst();
    if (over.isPresent()) {
      return new JobSight.Ended(over.get());
    }
    if (sight instanceof JobSight.Missing && continuous) {
      missing = missing.plusNanos(Math.min(now - lastSeenAt, LONGEST_GAP.toNanos()));
    }
    return new JobSight.Missing(missing);
  }

  private static List<String> status(JobSight sight) {
    if (sight instanceof JobSight.Running running) {
      return running.rows().stream().map(RestoreProgress::status).toList();
    }
    return List.of(sight.getClass().getSimpleName());
  }
}
