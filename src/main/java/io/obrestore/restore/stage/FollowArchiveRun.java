package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.StageRun;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.Tenant;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** In place of the activation: the tenant stays a standby and follows the archived log. */
final class FollowArchiveRun implements StageRun {
  /** The restore has just ended: so many refusals, with pauses between, are not believed. */
  private static final int REFUSALS_NOT_BELIEVED = 5;

  private final StageScope scope;
  private final Backoff backoff = new Backoff();
  private int refusals;

  FollowArchiveRun(StageScope scope) {
    this.scope = scope;
  }

  @Override
  public Uni<Next> step() {
    return scope
        .session()
        .alone()
        .chain(alone -> alone ? look() : StageScope.next(backoff.pause()));
  }

  private Uni<Next> look() {
    return scope
        .tenantId()
        .chain(
            ours ->
                ours.isEmpty()
                    ? StageScope.next(failed("No tenant of this restore is there"))
                    : scope
                        .views()
                        .cluster()
                        .tenant(scope.tenantName())
                        .chain(found -> act(found, ours.get())));
  }

  private Uni<Next> act(Optional<Tenant> found, long tenantId) {
    return switch (TenantStand.of(found, tenantId, false)) {
      case STANDBY -> found.filter(Tenant::followsForEver).isPresent() ? done() : follow();
      // somebody was quicker: that is theirs to decide
      case OPEN -> opened();
      case SWITCHING, LOST ->
          StageScope.next(
              failed(
                  "The tenant is not the one this restore made, or is neither NORMAL STANDBY nor PRIMARY"));
    };
  }

  private Uni<Next> done() {
    scope
        .context()
        .log("The tenant '" + scope.tenantName() + "' is a standby and follows the archived log");
    scope.session().close();
    return StageScope.done();
  }

  private Uni<Next> opened() {
    scope
        .context()
        .log("The tenant '" + scope.tenantName() + "' is PRIMARY already: somebody activated it");
    scope.session().close();
    return StageScope.done(scope.facts().nowActivating());
  }

  private Uni<Next> follow() {
    return scope
        .session()
        .execute(Statements.followArchive(scope.tenantName()))
        // the view may lag behind
        .map(told -> backoff.pause())
        .onFailure(RefusedException.class)
        .recoverWithUni(this::refused);
  }

  private Uni<Next> refused(Throwable failure) {
    if (!(failure instanceof RefusedException refusal)
        || Failures.classify(failure) != ErrorClass.DEFINITE) {
      return Uni.createFrom().failure(failure);
    }
    refusals++;
    return StageScope.next(
        refusals > REFUSALS_NOT_BELIEVED ? failed(scope.told(refusal)) : backoff.pause());
  }

  private static Next failed(String reason) {
    return new Next.Failed(List.of(reason), true);
  }

  @Override
  public void close() {
    scope.session().close();
  }
}
