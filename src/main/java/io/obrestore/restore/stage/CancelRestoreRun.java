package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.RunContext;
import io.obrestore.dag.StageRun;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.ObError;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.ResourcePool;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.restore.CancelFacts;
import io.obrestore.restore.CancelRequest;
import io.obrestore.security.Masking;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** One run of {@link CancelRestore}. */
final class CancelRestoreRun implements StageRun {
  private static final Duration STANDS_STILL = Duration.ofMinutes(30);
  private static final int REFUSALS_NOT_BELIEVED = 10;

  private final StageTools tools;
  private final RunContext context;
  private final RunSession session;
  private final CancelRequest request;
  private final Backoff backoff = new Backoff();
  private String lastSeen = "";
  private long changedAt;
  private int refusals;

  CancelRestoreRun(StageTools tools, RunContext context) {
    this.tools = tools;
    this.context = context;
    this.session = new RunSession(context, tools.connections());
    this.request = CancelRequest.of(context.dag());
    this.changedAt = tools.nanoTime().getAsLong();
  }

  @Override
  public Uni<Next> step() {
    return session
        .alone()
        .chain(alone -> alone ? look().chain(this::act) : StageScope.next(backoff.pause()));
  }

  /** On the connection that the statement goes out on, right before it. */
  private Uni<CancelSight> look() {
    Long known = CancelFacts.of(context.dag()).tenantId();
    long tenantId = known != null ? known : request.tenantId();
    return session.read(views -> CancelSight.look(views, request, tenantId));
  }

  private Uni<Next> act(CancelSight sight) {
    see(sight);
    CancelMove move = CancelMove.of(request, sight);
    if (move instanceof CancelMove.Done done) {
      context.log(done.why());
      session.close();
      return StageScope.done();
    }
    if (move instanceof CancelMove.Refuse refuse) {
      return failed(refuse.reason());
    }
    if (move instanceof CancelMove.Cancel cancel) {
      return isRecorded(cancel.tenant()) ? send(cancel.tenant()) : record(cancel.tenant());
    }
    return waiting();
  }

  private Uni<Next> waiting() {
    boolean still = tools.nanoTime().getAsLong() - changedAt > STANDS_STILL.toNanos();
    return still
        ? failed("Nothing has changed for " + STANDS_STILL.toMinutes() + " minutes: " + lastSeen)
        : StageScope.next(backoff.pause());
  }

  private void see(CancelSight sight) {
    String seen = sight.described();
    if (!seen.equals(lastSeen)) {
      lastSeen = seen;
      changedAt = tools.nanoTime().getAsLong();
      backoff.reset();
      context.log("To be cancelled: " + seen);
    }
  }

  private boolean isRecorded(Tenant tenant) {
    Long known = CancelFacts.of(context.dag()).tenantId();
    return known != null && known == tenant.id();
  }

  /** Before the first statement: what it is about to take the pools of. Then it looks again. */
  private Uni<Next> record(Tenant tenant) {
    return session
        .read(views -> views.cluster().poolsOfTenant(tenant.id()))
        .map(pools -> pools.stream().map(ResourcePool::name).sorted().toList())
        .chain(pools -> context.record(new CancelFacts(tenant.id(), pools).json(), null, null))
        .replaceWith(new Next.Wait(Duration.ZERO));
  }

  private Uni<Next> send(Tenant tenant) {
    return session
        .execute(Statements.cancelRestore(tenant.name()))
        .invoke(
            () ->
                context.log(
                    "Cancelled the restore of tenant '"
                        + tenant.name()
                        + "' ("
                        + tenant.id()
                        + ")"))
        .map(sent -> backoff.pause())
        .onFailure(RefusedException.class)
        .recoverWithUni(this::refused);
  }

  /** It may have got on, or ended, since the look. */
  private Uni<Next> refused(Throwable failure) {
    if (!(failure instanceof RefusedException refusal)
        || Failures.classify(failure) == ErrorClass.RETRY
        || Failures.classify(failure) == ErrorClass.UNKNOWN_OUTCOME) {
      return Uni.createFrom().failure(failure);
    }
    boolean expected =
        refusal.is(ObError.OB_TENANT_NOT_EXIST) || refusal.is(ObError.OB_OP_NOT_ALLOW);
    String told =
        Masking.text("OceanBase refused: [" + refusal.errno() + "] " + refusal.serverMessage());
    if (refusals == 0) {
      context.log(told);
    }
    refusals++;
    return refusals > REFUSALS_NOT_BELIEVED && !expected ? failed(told) : waiting();
  }

  private static Uni<Next> failed(String reason) {
    return StageScope.next(new Next.Failed(List.of(reason), false));
  }

  @Override
  public void close() {
    session.close();
  }
}
