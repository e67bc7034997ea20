package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.StageRun;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.ObError;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.TenantJob;
import io.obrestore.restore.Version;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of {@link UpgradeTenant}. */
final class UpgradeTenantRun implements StageRun {
  private final StageScope scope;
  private final Backoff backoff = new Backoff();
  private final UpgradePatience patience;
  private UpgradeMove.@Nullable Sent sent;
  private boolean waitsForTurn;

  UpgradeTenantRun(StageScope scope) {
    this.scope = scope;
    this.patience = new UpgradePatience(scope.tools().nanoTime());
  }

  @Override
  public Uni<Next> step() {
    return scope
        .session()
        .alone()
        .chain(alone -> alone ? look() : StageScope.next(backoff.pause()));
  }

  private Uni<Next> look() {
    var cluster = scope.views().cluster();
    return scope
        .tenantId()
        .chain(
            ours ->
                cluster
                    .tenant(scope.tenantName())
                    .chain(tenant -> cluster.version().chain(now -> act(ours, tenant, now))));
  }

  private Uni<Next> act(Optional<Long> ours, Optional<Tenant> found, String clusterVersion) {
    if (found.isEmpty() || !ours.equals(found.map(Tenant::id))) {
      return StageScope.next(failed("The tenant this restore made is not there any more"));
    }
    var tenant = found.get();
    if (Version.of(tenant.compatible()).compareTo(Version.of(clusterVersion)) >= 0) {
      return upgraded(tenant);
    }
    return scope
        .views()
        .cluster()
        .upgradeEvents(tenant.id())
        .chain(
            events ->
                events.stream().anyMatch(event -> event.version().equals(clusterVersion))
                    ? upgraded(tenant)
                    : scope
                        .views()
                        .cluster()
                        .upgradeJobs(tenant.id())
                        .chain(jobs -> follow(jobs, tenant.compatible(), clusterVersion)));
  }

  private Uni<Next> upgraded(Tenant tenant) {
    scope
        .context()
        .log("The tenant's version is " + tenant.compatible() + ": no upgrade is needed any more");
    scope.session().close();
    return StageScope.done();
  }

  private Uni<Next> follow(List<TenantJob> jobs, String from, String to) {
    var move = UpgradeMove.of(jobs, sent, patience.sinceSent());
    if (move instanceof UpgradeMove.Send send) {
      return send(send.newest(), from, to);
    }
    return move instanceof UpgradeMove.Failed failed
        ? StageScope.next(failed(told(failed.job())))
        : pause();
  }

  private static String told(TenantJob job) {
    return "The upgrade job " + job.id() + " failed with " + job.resultCode();
  }

  private Uni<Next> send(long newest, String from, String to) {
    return scope
        .session()
        .execute(Statements.runUpgrade(scope.tenantName()))
        .invoke(() -> sent(newest, from, to))
        .map(done -> backoff.pause())
        .onFailure(RefusedException.class)
        .recoverWithUni(this::refused);
  }

  private void sent(long newest, String from, String to) {
    boolean again = sent != null;
    sent = new UpgradeMove.Sent(newest);
    waitsForTurn = false;
    patience.sent();
    scope
        .context()
        .log(
            again
                ? "No job of the upgrade is seen; it was asked for again"
                : "Upgrading the tenant from " + from + " to " + to);
  }

  private Uni<Next> refused(Throwable failure) {
    if (!(failure instanceof RefusedException refusal)
        || Failures.classify(failure) != ErrorClass.DEFINITE) {
      return Uni.createFrom().failure(failure);
    }
    return refusal.is(ObError.OB_OP_NOT_ALLOW) && !patience.turnIsLate()
        ? waitForTurn(refusal)
        : StageScope.next(failed(scope.told(refusal)));
  }

  /** A cluster runs one upgrade at a time, of whatever tenant (ObUpgradeExecutor::can_execute). */
  private Uni<Next> waitForTurn(RefusedException refusal) {
    patience.refused();
    if (!waitsForTurn) {
      waitsForTurn = true;
      scope
          .context()
          .log(
              "OceanBase upgrades one tenant at a time; waiting for a turn: "
                  + scope.told(refusal));
    }
    return StageScope.next(backoff.pause());
  }

  private Uni<Next> pause() {
    long minutes = UpgradePatience.JOB.toMinutes();
    return StageScope.next(
        patience.jobIsLate()
            ? failed("The tenant was not upgraded within " + minutes + " minutes")
            : backoff.pause());
  }

  private static Next failed(String reason) {
    return new Next.Failed(List.of(reason), true);
  }

  @Override
  public void close() {
    scope.session().close();
  }
}
