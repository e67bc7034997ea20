package io.obrestore.restore.stage;

import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.restore.CancelRequest;
import java.util.Optional;

/** What is done about a job that is to be cancelled. Decided without I/O. */
sealed interface CancelMove {
  /** Something goes on by itself: look again later. */
  record LookAgain() implements CancelMove {}

  /** CANCEL RESTORE: drops the half-made tenant. */
  record Cancel(Tenant tenant) implements CancelMove {}

  /** The job is over and nothing of it is left, or what is left is not touched. */
  record Done(String why) implements CancelMove {}

  /** It cannot be cancelled. */
  record Refuse(String reason) implements CancelMove {}

  /** The next thing to do. */
  static CancelMove of(CancelRequest request, CancelSight sight) {
    if (isAnothers(request, sight)) {
      return new Refuse(
          "Tenant "
              + sight.tenantId()
              + " is not the one the cancel was asked for: nothing was done");
    }
    if (sight.running().isPresent()) {
      return sight
          .tenant()
          .filter(CancelMove::canBeCancelled)
          .<CancelMove>map(Cancel::new)
          .orElseGet(LookAgain::new);
    }
    return sight.ended().isPresent()
        ? ofEnded(sight.ended().get(), sight.tenant())
        : ofMissing(request, sight.tenant());
  }

  /** The id it had, or the name, stands for something else now. */
  private static boolean isAnothers(CancelRequest request, CancelSight sight) {
    boolean otherId =
        request.tenantId() != 0
            && sight
                .running()
                .filter(job -> job.restoreTenantId() != 0)
                .filter(job -> job.restoreTenantId() != request.tenantId())
                .isPresent();
    return otherId
        || sight
            .tenant()
            .filter(tenant -> !tenant.name().equalsIgnoreCase(request.tenant()))
            .isPresent();
  }

  private static boolean canBeCancelled(Tenant tenant) {
    return tenant.status().equals("RESTORE") || tenant.status().equals("CREATING_STANDBY");
  }

  private static CancelMove ofEnded(RestoreHistory job, Optional<Tenant> tenant) {
    if (job.succeeded() && tenant.isPresent()) {
      return new Refuse(
          "Restore job " + job.jobId() + " ended with SUCCESS before it could be cancelled");
    }
    return ofLeftover("Restore job " + job.jobId() + " has ended with " + job.status(), tenant);
  }

  private static CancelMove ofMissing(CancelRequest request, Optional<Tenant> tenant) {
    return ofLeftover("Restore job " + request.jobId() + " is not there any more", tenant);
  }

  /** OceanBase cleans up nothing after a failure. */
  private static CancelMove ofLeftover(String what, Optional<Tenant> tenant) {
    if (tenant.isEmpty()) {
      return new Done(what);
    }
    var left = tenant.get();
    if (canBeCancelled(left)) {
      return new Cancel(left);
    }
    if (left.status().equals("DROPPING")) {
      return new LookAgain();
    }
    return new Done(
        what
            + "; the tenant '"
            + left.name()
            + "' ("
            + left.id()
            + ") is left as it is, "
            + left.status()
            + ": it is not this service's");
  }
}
