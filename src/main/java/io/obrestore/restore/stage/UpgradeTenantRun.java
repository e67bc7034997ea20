package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.StageRun;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.TenantJob;
import io.obrestore.restore.Version;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One run of {@link UpgradeTenant}. */
final class UpgradeTenantRun implements StageRun {
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final String RUNNING = "INPROGRESS";
  private static final String FAILED = "FAILED";

  /** No job of the tenant's stood there when ours was sent. */
  private static final long NOT_SENT = -1;

  private final StageScope scope;
  private final Backoff backoff = new Backoff();
  private final long since;
  private long newestBefore = NOT_SENT;

  UpgradeTenantRun(StageScope scope) {
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
    long newest = jobs.stream().mapToLong(TenantJob::id).max().orElse(0);
    boolean running = jobs.stream().anyMatch(job -> job.status().equals(RUNNING));
    if (newestBefore == NOT_SENT && !running) {
      return send(newest, from, to);
    }
    var failed =
        jobs.stream()
            .filter(job -> job.id() > newestBefore && job.status().equals(FAILED))
            .findFirst();
    if (failed.isPresent() && !running) {
      return StageScope.next(
          failed(
              "The upgrade job "
                  + failed.get().id()
                  + " failed with "
                  + failed.get().resultCode()));
    }
    return pause();
  }

  private Uni<Next> send(long newest, String from, String to) {
    return scope
        .session()
        .execute(Statements.runUpgrade(scope.tenantName()))
        .invoke(
            () -> {
              newestBefore = newest;
              scope.context().log("Upgrading the tenant from " + from + " to " + to);
            })
        .map(sent -> backoff.pause())
        .onFailure(RefusedException.class)
        .recoverWithUni(this::refused);
  }

  private Uni<Next> refused(Throwable failure) {
    return failure instanceof RefusedException refusal
            && Failures.classify(failure) == ErrorClass.DEFINITE
        ? StageScope.next(failed(scope.told(refusal)))
        : Uni.createFrom().failure(failure);
  }

  private Uni<Next> pause() {
    boolean late = scope.tools().nanoTime().getAsLong() - since > LIMIT.toNanos();
    return StageScope.next(
        late
            ? failed("The tenant was not upgraded within " + LIMIT.toMinutes() + " minutes")
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
