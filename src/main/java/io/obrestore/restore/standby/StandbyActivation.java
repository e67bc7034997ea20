package io.obrestore.restore.standby;

import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.DrainSwitch;
import io.obrestore.dag.Maintenance;
import io.obrestore.dag.Stage;
import io.obrestore.dag.Submission;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.ActivateDag;
import io.obrestore.restore.Attempt;
import io.obrestore.restore.RestoreDag;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

/**
 * Opens a tenant that a restore of this service left a standby. Idempotent: who asks again is given
 * the same dag. Standby tenants of other making are not touched: their primary may be alive.
 */
public final class StandbyActivation {
  private static final String OPEN = "PRIMARY";

  private final Views views;
  private final Dags dags;
  private final DrainSwitch drain;
  private final List<String> stages;
  private final Supplier<String> tokens;
  private final Supplier<String> storeId;

  /**
   * @param views of the cluster
   * @param dags where dags are kept
   * @param drain whether anything is taken now; what was taken is answered all the same
   * @param kind knows the stages of an activation
   * @param tokens random and unique
   * @param storeId of the store, once it is open
   */
  public StandbyActivation(
      Views views,
      Dags dags,
      DrainSwitch drain,
      ActivateDag kind,
      Supplier<String> tokens,
      Supplier<String> storeId) {
    this.views = views;
    this.dags = dags;
    this.drain = drain;
    this.stages = kind.stages().stream().map(Stage::name).toList();
    this.tokens = tokens;
    this.storeId = storeId;
  }

  /** What became of it. */
  public sealed interface Outcome {
    /** That dag activates it. */
    record By(DagView dag) implements Outcome {}

    /** Another dag works on the tenant. */
    record Held(DagView holder) implements Outcome {}

    /** There is no such tenant. */
    record NoTenant() implements Outcome {}

    /** The tenant is not one that a restore of this service made. */
    record NotRestoredHere() implements Outcome {}

    /** The tenant is open already. */
    record Open() implements Outcome {}

    /** The service is drained: it starts nothing new. */
    record Draining() implements Outcome {}

    /** The database's answer was lost: it is unknown whether a dag was stored. */
    record Unknown() implements Outcome {}
  }

  /**
   * Activates. Fails with an OceanBaseException when OceanBase cannot be asked.
   *
   * @param tenantName in any case of letters
   * @param traceId of the request; the dag's runs log under it
   */
  public Uni<Outcome> activate(String tenantName, String traceId) {
    return dags.findByActiveKey(RestoreDag.activeKey(tenantName))
        .chain(
            holder ->
                holder.isPresent() ? item(held(holder.get())) : withoutDag(tenantName, traceId));
  }

  private static Outcome held(DagView holder) {
    return holder.kind().equals(ActivateDag.KIND)
        ? new Outcome.By(holder)
        : new Outcome.Held(holder);
  }

  private Uni<Outcome> withoutDag(String tenantName, String traceId) {
    return views
        .cluster()
        .tenant(tenantName)
        .chain(found -> found.isEmpty() ? item(new Outcome.NoTenant()) : of(found.get(), traceId));
  }

  private Uni<Outcome> of(Tenant tenant, String traceId) {
    return views
        .restores()
        .historyByTenant(tenant.name())
        .chain(
            ended -> {
              if (ended.stream().noneMatch(job -> made(job, tenant))) {
                return item(new Outcome.NotRestoredHere());
              }
              return OPEN.equals(tenant.role())
                  ? item(new Outcome.Open())
                  : unlessDrained(tenant, traceId);
            });
  }

  private Uni<Outcome> unlessDrained(Tenant tenant, String traceId) {
    return drain
        .read()
        .chain(now -> now.on() ? item(new Outcome.Draining()) : submit(tenant, traceId));
  }

  private boolean made(RestoreHistory job, Tenant tenant) {
    return job.isJob()
        && job.succeeded()
        && job.restoreTenantId() == tenant.id()
        && Attempt.ofMark(storeId.get(), job.description()).isPresent();
  }

  private Uni<Outcome> submit(Tenant tenant, String traceId) {
    return dags.submit(template(tenant, traceId))
        .map(
            submission -> {
              if (submission instanceof Submission.Stored stored) {
                return new Outcome.By(stored.dag());
              }
              return submission instanceof Submission.KeyHeld lost
                  ? held(lost.holder())
                  : new Outcome.Unknown();
            });
  }

  private DagTemplate template(Tenant tenant, String traceId) {
    return new DagTemplate(
        ActivateDag.KIND,
        tokens.get(),
        ActivateDag.displayName(tenant.name()),
        new Maintenance(RestoreDag.TENANT_MAINTENANCE, tenant.name()),
        RestoreDag.activeKey(tenant.name()),
        ActivateDag.request(tenant.name(), tenant.id()),
        null,
        stages,
        traceId,
        null);
  }

  private static Uni<Outcome> item(Outcome outcome) {
    return Uni.createFrom().item(outcome);
  }
}
