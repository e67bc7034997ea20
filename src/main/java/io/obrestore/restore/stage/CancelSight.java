package io.obrestore.restore.stage;

import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.CancelRequest;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * What OceanBase has of a job that is to be cancelled.
 *
 * @param running its own row in the progress view
 * @param ended its own row in the history
 * @param tenantId the tenant it has made; 0 for none
 * @param tenant that tenant, where it is still there
 */
record CancelSight(
    Optional<RestoreProgress> running,
    Optional<RestoreHistory> ended,
    long tenantId,
    Optional<Tenant> tenant) {

  /** Progress, then history, then the tenant: what moves on between two is seen in the later. */
  static Uni<CancelSight> look(Views views, CancelRequest request, long knownTenant) {
    return views
        .restores()
        .progressByTenant(request.tenant())
        .map(rows -> job(rows, request.jobId()))
        .chain(
            running ->
                views
                    .restores()
                    .historyByJob(List.of(request.jobId()))
                    .map(rows -> rows.stream().filter(RestoreHistory::isJob).findFirst())
                    .chain(ended -> withTenant(views, running, ended, knownTenant)));
  }

  private static Optional<RestoreProgress> job(List<RestoreProgress> rows, long jobId) {
    return rows.stream().filter(row -> row.isJob() && row.jobId() == jobId).findFirst();
  }

  private static Uni<CancelSight> withTenant(
      Views views,
      Optional<RestoreProgress> running,
      Optional<RestoreHistory> ended,
      long knownTenant) {
    long now =
        running
            .map(RestoreProgress::restoreTenantId)
            .or(() -> ended.map(RestoreHistory::restoreTenantId))
            .orElse(0L);
    long tenantId = knownTenant != 0 ? knownTenant : now;
    return (tenantId == 0
            ? Uni.createFrom().item(Optional.<Tenant>empty())
            : views.cluster().tenant(tenantId))
        .map(tenant -> new CancelSight(running, ended, tenantId, tenant));
  }

  /** For people: what is still there. */
  String described() {
    return running.map(job -> "job " + job.jobId() + " is " + job.status() + ", ").orElse("")
        + tenant
            .map(one -> "tenant '" + one.name() + "' (" + one.id() + ") is " + one.status())
            .orElse("there is no tenant");
  }
}
