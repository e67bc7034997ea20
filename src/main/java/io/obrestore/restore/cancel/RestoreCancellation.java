package io.obrestore.restore.cancel;

import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.Maintenance;
import io.obrestore.dag.Operated;
import io.obrestore.dag.Stage;
import io.obrestore.dag.Standing;
import io.obrestore.dag.Submission;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.ActivateDag;
import io.obrestore.restore.CancelDag;
import io.obrestore.restore.CancelRequest;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.RestoreDag;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cancels the restore of a tenant: of a dag of ours by undoing that dag, of anybody else by a dag
 * of its own. Idempotent: who asks again is given the same dag.
 */
public final class RestoreCancellation {
  private static final int TRIES = 3;

  private final Views views;
  private final Dags dags;
  private final List<String> stages;
  private final Supplier<String> tokens;

  /**
   * @param views of the cluster
   * @param dags where dags are kept
   * @param kind knows the stages of a cancel
   * @param tokens random and unique
   */
  public RestoreCancellation(Views views, Dags dags, CancelDag kind, Supplier<String> tokens) {
    this.views = views;
    this.dags = dags;
    this.stages = kind.stages().stream().map(Stage::name).toList();
    this.tokens = tokens;
  }

  /** What became of it. */
  public sealed interface Outcome {
    /**
     * That dag cancels it.
     *
     * @param before how it stood; null for one made for this
     */
    record By(DagView dag, @Nullable Standing before) implements Outcome {}

    /** There is nothing to cancel and no such tenant. */
    record Nothing() implements Outcome {}

    /** The tenant is there and is not being restored. */
    record NotRecovering() implements Outcome {}

    /** Its restore has succeeded, or is too far to be taken back. */
    record Succeeded() implements Outcome {}

    /** The database's answer was lost: it is unknown whether a dag was stored. */
    record Unknown() implements Outcome {}
  }

  /**
   * Cancels. Fails with an OceanBaseException when OceanBase cannot be asked.
   *
   * @param tenantName in any case of letters
   * @param traceId of the request; the dag's runs log under it
   */
  public Uni<Outcome> cancel(String tenantName, String traceId) {
    return attempt(tenantName, traceId, TRIES);
  }

  private Uni<Outcome> attempt(String tenantName, String traceId, int tries) {
    return dags.findByActiveKey(RestoreDag.activeKey(tenantName))
        .chain(
            holder ->
                holder.isPresent()
                    ? byHolder(holder.get(), tenantName, traceId, tries)
                    : withoutDag(tenantName, traceId, tries));
  }

  private Uni<Outcome> byHolder(DagView holder, String tenantName, String traceId, int tries) {
    if (holder.kind().equals(CancelDag.KIND)) {
      return item(new Outcome.By(holder, holder.standing()));
    }
    if (holder.kind().equals(ActivateDag.KIND)) {
      // what is opened now was restored
      return item(new Outcome.Succeeded());
    }
    if (RestoreCodec.facts(holder).activating()) {
      return item(new Outcome.Succeeded());
    }
    return dags.undo(holder.id()).chain(operated -> undone(operated, tenantName, traceId, tries));
  }

  private Uni<Outcome> undone(Operated operated, String tenantName, String traceId, int tries) {
    if (operated instanceof Operated.Accepted accepted) {
      return item(new Outcome.By(accepted.dag(), accepted.before()));
    }
    if (operated instanceof Operated.Refused refused
        && RestoreCodec.facts(refused.dag()).activating()) {
      return item(new Outcome.Succeeded());
    }
    // it ended, or another took its key, since it was looked for
    return again(tenantName, traceId, tries);
  }

  private Uni<Outcome> again(String tenantName, String traceId, int tries) {
    return tries > 1
        ? attempt(tenantName, traceId, tries - 1)
        : Uni.createFrom()
            .failure(new IllegalStateException("the restore changes hands all the time"));
  }

  private Uni<Outcome> withoutDag(String tenantName, String traceId, int tries) {
    return views
        .restores()
        .progressByTenant(tenantName)
        .chain(
            rows -> {
              var job = rows.stream().filter(RestoreProgress::isJob).findFirst();
              return job.isPresent()
                  ? submit(request(tenantName, job.get()), traceId, tries)
                  : withoutJob(tenantName, traceId, tries);
            });
  }

  private static CancelRequest request(String tenantName, RestoreProgress job) {
    return new CancelRequest(tenantName, job.jobId(), job.restoreTenantId());
  }

  private Uni<Outcome> withoutJob(String tenantName, String traceId, int tries) {
    return views
        .cluster()
        .tenant(tenantName)
        .chain(
            tenant ->
                tenant.isEmpty()
                    ? item(new Outcome.Nothing())
                    : views
                        .restores()
                        .historyByTenant(tenantName)
                        .chain(ended -> ofTenant(tenant.get(), ended, traceId, tries)));
  }

  private Uni<Outcome> ofTenant(
      Tenant tenant, List<RestoreHistory> ended, String traceId, int tries) {
    Optional<RestoreHistory> its =
        ended.stream()
            .filter(job -> job.isJob() && job.restoreTenantId() == tenant.id())
            .findFirst();
    if (its.isEmpty()) {
      return item(new Outcome.NotRecovering());
    }
    if (its.get().succeeded()) {
      return item(new Outcome.Succeeded());
    }
    return tenant.status().equals("NORMAL")
        ? item(new Outcome.NotRecovering())
        // what a failed restore left behind
        : submit(new CancelRequest(tenant.name(), its.get().jobId(), tenant.id()), traceId, tries);
  }

  private Uni<Outcome> submit(CancelRequest request, String traceId, int tries) {
    return dags.submit(template(request, traceId))
        .chain(
            submission -> {
              if (submission instanceof Submission.Stored stored) {
                return item(new Outcome.By(stored.dag(), null));
              }
              return submission instanceof Submission.KeyHeld
                  ? again(request.tenant(), traceId, tries)
                  : item(new Outcome.Unknown());
            });
  }

  private DagTemplate template(CancelRequest request, String traceId) {
    return new DagTemplate(
        CancelDag.KIND,
        tokens.get(),
        CancelDag.displayName(request.tenant()),
        new Maintenance(RestoreDag.TENANT_MAINTENANCE, request.tenant()),
        RestoreDag.activeKey(request.tenant()),
        request.json(),
        null,
        stages,
        traceId,
        null);
  }

  private static Uni<Outcome> item(Outcome outcome) {
    return Uni.createFrom().item(outcome);
  }
}
