package io.obrestore.restore.progress;

import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the last poll saw of a job. */
public sealed interface JobSight {
  /** No poll has been made yet. */
  record Unknown() implements JobSight {}

  /**
   * The job stands in the progress view.
   *
   * @param rows the job's own row, and once there is one its tenant's
   */
  record Running(List<RestoreProgress> rows) implements JobSight {
    public Running {
      rows = List.copyOf(rows);
    }

    /** The job's own row; absent for the moment between its two moves to the history. */
    public Optional<RestoreProgress> job() {
      return rows.stream().filter(RestoreProgress::isJob).findFirst();
    }

    /** The restored tenant's row, which carries the counts. */
    public Optional<RestoreProgress> tenant() {
      return rows.stream().filter(row -> !row.isJob()).findFirst();
    }
  }

  /** The job's own row stands in the history: it is over. */
  record Ended(RestoreHistory job) implements JobSight {}

  /**
   * The job stands in neither view.
   *
   * @param lasting how long successful polls have not seen it
   */
  record Missing(Duration lasting) implements JobSight {}
}
