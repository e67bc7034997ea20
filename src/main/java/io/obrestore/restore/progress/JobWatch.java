package io.obrestore.restore.progress;

import java.util.function.Consumer;

/** One reader's hold on a job that is followed. */
public final class JobWatch {
  private final long jobId;
  private final boolean close;
  private final Runnable wake;
  private final Consumer<JobWatch> leave;
  private volatile JobSight sight = new JobSight.Unknown();

  JobWatch(long jobId, boolean close, Runnable wake, Consumer<JobWatch> leave) {
    this.jobId = jobId;
    this.close = close;
    this.wake = wake;
    this.leave = leave;
  }

  /** The job. */
  public long jobId() {
    return jobId;
  }

  /** Whether somebody looks on. */
  boolean isClose() {
    return close;
  }

  /** What the last poll saw. */
  public JobSight sight() {
    return sight;
  }

  void show(JobSight seen) {
    sight = seen;
    wake.run();
  }

  /** Follows no longer. */
  public void close() {
    leave.accept(this);
  }
}
