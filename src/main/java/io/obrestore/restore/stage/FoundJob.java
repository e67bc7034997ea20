package io.obrestore.restore.stage;

import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.RestoreViews;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * A job that bears a mark of ours, running or ended.
 *
 * @param jobId OceanBase's number
 * @param tenantId the tenant it makes; 0 until it has one
 */
record FoundJob(long jobId, long tenantId) {
  /**
   * Looks in progress, then in the history: a job moves from one to the other in one transaction.
   */
  static Uni<Optional<FoundJob>> byMark(RestoreViews views, String mark) {
    return views
        .progressByMark(mark)
        .chain(
            running ->
                running.isEmpty()
                    ? views
                        .historyByMark(mark)
                        .map(ended -> ended.stream().map(FoundJob::of).reduce(FoundJob::merge))
                    : Uni.createFrom()
                        .item(running.stream().map(FoundJob::of).reduce(FoundJob::merge)));
  }

  private static FoundJob of(RestoreProgress row) {
    return new FoundJob(row.jobId(), row.restoreTenantId());
  }

  private static FoundJob of(RestoreHistory row) {
    return new FoundJob(row.jobId(), row.restoreTenantId());
  }

  private static FoundJob merge(FoundJob one, FoundJob other) {
    return new FoundJob(Math.max(one.jobId, other.jobId), Math.max(one.tenantId, other.tenantId));
  }
}
