package io.obrestore.restore.leftover;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.State;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.restore.RestoreDag;
import io.obrestore.restore.stage.Ours;
import io.obrestore.restore.stage.UndoMove;
import io.obrestore.security.Masking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Clears what one attempt left: looks again on the very session, drops the free pools, and does one
 * thing about a tenant. What follows from it is seen to by the next sweep.
 */
final class AttemptSweep {
  private static final Logger LOG = Logger.getLogger(Sweeper.class);

  private final Dags dags;
  private final SweepSession session;
  private final Remains remains;

  AttemptSweep(Dags dags, SweepSession session, Remains remains) {
    this.dags = dags;
    this.session = session;
    this.remains = remains;
  }

  /** Does it. */
  Uni<Swept> run() {
    return Ours.look(session.views(), remains.attempt())
        .map(ours -> ours.of(remains.attempt()))
        .chain(ours -> pools(ours).chain(swept -> tenants(ours).map(swept::and)));
  }

  private Uni<Swept> pools(Ours ours) {
    return Multi.createFrom()
        .iterable(ours.freePools())
        .onItem()
        .transformToUniAndConcatenate(pool -> dropPool(Objects.requireNonNull(pool)))
        .collect()
        .in(() -> new Swept[] {Swept.NOTHING}, (sum, one) -> sum[0] = sum[0].and(one))
        .map(sum -> sum[0]);
  }

  private Uni<Swept> dropPool(String pool) {
    return send(Statements.dropPool(pool), "dropped resource pool " + pool);
  }

  private Uni<Swept> tenants(Ours ours) {
    UndoMove move = UndoMove.of(ours, remains.fate() == Fate.UNDONE);
    if (move instanceof UndoMove.Cancel cancel) {
      return unlessDriven(
          cancel.tenant(),
          Statements.cancelRestore(cancel.tenant().name()),
          "cancelled the restore of ");
    }
    if (move instanceof UndoMove.Drop drop) {
      return unlessDriven(
          drop.tenant(), Statements.dropTenantForce(drop.tenant().name()), "dropped ");
    }
    if (move instanceof UndoMove.Refuse refuse) {
      LOG.warnf("Left alone: %s, %s", refuse.reason(), remains.of());
      return nothing();
    }
    return Uni.createFrom()
        .item(move instanceof UndoMove.LookAgain ? Swept.ON_ITS_WAY : Swept.NOTHING);
  }

  /**
   * Tenants are cancelled and dropped by name. A dag at work on that name may be about to make its
   * own tenant there: then this one waits until that dag has ended.
   */
  private Uni<Swept> unlessDriven(Tenant tenant, AdministrationStatement statement, String done) {
    return dags.findByActiveKey(RestoreDag.activeKey(tenant.name()))
        .chain(
            holder -> {
              if (holder.filter(AttemptSweep::isDriven).isPresent()) {
                LOG.infof(
                    "Left for now, since dag %d works on its name: the tenant '%s' (%d), %s",
                    holder.get().id(), tenant.name(), tenant.id(), remains.of());
                return nothing();
              }
              return send(
                      statement, done + "the tenant '" + tenant.name() + "' (" + tenant.id() + ")")
                  .map(swept -> swept.and(Swept.ON_ITS_WAY));
            });
  }

  private static boolean isDriven(DagView dag) {
    return dag.state() == State.READY || dag.state() == State.RUNNING;
  }

  private Uni<Swept> send(AdministrationStatement statement, String done) {
    return session
        .execute(statement)
        .map(
            sent -> {
              LOG.infof("Swept: %s, %s", done, remains.of());
              return Swept.ONE;
            })
        .onFailure(AttemptSweep::isForGood)
        .recoverWithItem(this::refused);
  }

  /** It may have got on, or gone, since the look: the next sweep looks again. */
  private static boolean isForGood(Throwable failure) {
    ErrorClass meaning = Failures.classify(failure);
    return failure instanceof RefusedException
        && (meaning == ErrorClass.DEFINITE || meaning == ErrorClass.ALREADY_DONE);
  }

  private Swept refused(Throwable failure) {
    LOG.infof(
        "Not swept: OceanBase refused: %s, %s",
        Masking.text(String.valueOf(failure.getMessage())), remains.of());
    return Swept.NOTHING;
  }

  private static Uni<Swept> nothing() {
    return Uni.createFrom().item(Swept.NOTHING);
  }
}
