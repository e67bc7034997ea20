package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.StageRun;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.restore.RestoreCodec;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** One run of {@link ActivateTenant}. */
final class ActivateTenantRun implements StageRun {
  /** A switch of roles takes seconds; the reference waits as long. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /**
   * The switch of an earlier ACTIVATE may be under way: so many refusals, with pauses between, are
   * not believed.
   */
  private static final int REFUSALS_NOT_BELIEVED = 5;

  private final StageScope scope;
  private final Backoff backoff = new Backoff();
  private final long since;
  private boolean sent;
  private int refusals;

  ActivateTenantRun(StageScope scope) {
    this.scope = scope;
    this.since = scope.tools().nanoTime().getAsLong();
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
                    ? StageScope.next(failed("No tenant of this restore is there to activate"))
                    : look(ours.get()));
  }

  private Uni<Next> look(long tenantId) {
    return scope
        .views()
        .cluster()
        .tenant(scope.tenantName())
        .chain(found -> act(TenantStand.of(found, tenantId, scope.facts().activating())));
  }

  private Uni<Next> act(TenantStand stand) {
    return switch (stand) {
      case OPEN -> open();
      case STANDBY -> sent ? pause() : activate();
      case SWITCHING -> pause();
      case LOST ->
          StageScope.next(
              failed(
                  "The tenant is not the one this restore made, or is neither NORMAL STANDBY nor PRIMARY"));
    };
  }

  private Uni<Next> open() {
    scope.context().log("The tenant '" + scope.tenantName() + "' is PRIMARY and NORMAL");
    scope.session().close();
    // whoever opened it: what is open is somebody's data, and is not undone any more
    return StageScope.done(scope.facts().nowActivating());
  }

  private Uni<Next> pause() {
    boolean late = scope.tools().nanoTime().getAsLong() - since > LIMIT.toNanos();
    return StageScope.next(
        late
            ? failed("The tenant has not become PRIMARY within " + LIMIT.toMinutes() + " minutes")
            : backoff.pause());
  }

  private Uni<Next> activate() {
    AdministrationStatement statement = Statements.activateStandby(scope.tenantName());
    return scope
        .session()
        .recording(RestoreCodec.write(scope.facts().nowActivating()))
        .chain(() -> scope.session().execute(statement))
        .invoke(
            () -> {
              sent = true;
              scope.context().log("Activating the tenant '" + scope.tenantName() + "'");
            })
        // at once: an instant switch is seen without a tick
        .map(told -> (Next) new Next.Wait(Duration.ZERO))
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
