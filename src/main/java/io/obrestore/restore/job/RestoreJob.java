package io.obrestore.restore.job;

import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A restore job, whoever began it. */
public sealed interface RestoreJob {
  /** OceanBase's number. */
  long id();

  /**
   * One that runs.
   *
   * @param job its own row, whose counts stay empty
   * @param tenant the restored tenant's row, which has them; null until there is one
   */
  record Running(RestoreProgress job, @Nullable RestoreProgress tenant) implements RestoreJob {
    @Override
    public long id() {
      return job.jobId();
    }

    /** The row that tells how far it is. */
    public RestoreProgress counted() {
      return Optional.ofNullable(tenant).orElse(job);
    }
  }

  /** One that has ended. */
  record Ended(RestoreHistory job) implements RestoreJob {
    @Override
    public long id() {
      return job.jobId();
    }
  }
}
