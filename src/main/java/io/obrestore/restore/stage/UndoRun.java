package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.StageRun;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.ObError;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.Tenant;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Takes back whatever the dag made in OceanBase, all attempts of it: looks, does one thing, looks
 * again, until nothing is there. Needs no secret of the request.
 */
final class UndoRun implements StageRun {
  /** Dropping a tenant takes minutes; what stands still for so long needs a person. */
  private static final Duration STANDS_STILL = Duration.ofMinutes(30);

  /** What is refused now may be possible after the job's next move: so many are not believed. */
  private static final int REFUSALS_NOT_BELIEVED = 10;

  private final StageScope scope;
  private final boolean restoredToo;
  private final Backoff backoff = new Backoff();
  private String lastSeen = "";
  private long changedAt;
  private int refusals;

  /**
   * @param restoredToo whether a tenant whose restore succeeded is dropped too
   */
  UndoRun(StageScope scope, boolean restoredToo) {
    this.scope = scope;
    this.restoredToo = restoredToo;
    this.changedAt = scope.tools().nanoTime().getAsLong();
  }

  @Override
  public Uni<Next> step() {
    return scope
        .session()
        .alone()
        .chain(alone -> alone ? begun() : StageScope.next(backoff.pause()));
  }

  private Uni<Next> begun() {
    if (scope.context().dag().attempt() == 0) {
      scope.context().log("Nothing was begun in OceanBase: there is nothing to undo");
      return StageScope.done();
    }
    return look().chain(this::act);
  }

  /** On the connection that the statements go out on, right before them. */
  private Uni<Ours> look() {
    return scope.session().read(views -> Ours.look(views, scope.attempt()));
  }

  private Uni<Next> act(Ours ours) {
    see(ours);
    if (ours.freePools().isEmpty()) {
      return move(ours);
    }
    // a RESTORE still under way then fails for want of them
    return Multi.createFrom()
        .iterable(ours.freePools())
        .onItem()
        .transformToUniAndConcatenate(pool -> dropPool(Objects.requireNonNull(pool)))
        .collect()
        .last()
        // the view may lag behind
        .map(dropped -> backoff.pause())
        .onFailure(RefusedException.class)
        .recoverWithUni(this::refused);
  }

  private Uni<Boolean> dropPool(String name) {
    return scope
        .session()
        .execute(Statements.dropPool(name))
        .invoke(() -> scope.context().log("Dropped resource pool " + name))
        .replaceWith(true)
        .onFailure(UndoRun::isGrantedOrGone)
        .recoverWithItem(false);
  }

  private static boolean isGrantedOrGone(Throwable failure) {
    return failure instanceof RefusedException refused
        && (refused.is(ObError.OB_RESOURCE_POOL_ALREADY_GRANTED)
            || refused.is(ObError.OB_RESOURCE_POOL_NOT_EXIST));
  }

  private Uni<Next> move(Ours ours) {
    UndoMove move = UndoMove.of(ours, restoredToo);
    if (move instanceof UndoMove.Clean) {
      return clean();
    }
    if (move instanceof UndoMove.Cancel cancel) {
      return send(Statements.cancelRestore(cancel.tenant().name()), "Cancelled", cancel.tenant());
    }
    if (move instanceof UndoMove.Drop drop) {
      return send(Statements.dropTenantForce(drop.tenant().name()), "Dropped", drop.tenant());
    }
    if (move instanceof UndoMove.Refuse refuse) {
      return failed(refuse.reason());
    }
    boolean still = scope.tools().nanoTime().getAsLong() - changedAt > STANDS_STILL.toNanos();
    return still
        ? failed("This is still there after " + STANDS_STILL.toMinutes() + " minutes: " + lastSeen)
        : StageScope.next(backoff.pause());
  }

  private void see(Ours ours) {
    String seen = ours.described();
    if (!seen.equals(lastSeen)) {
      lastSeen = seen;
      changedAt = scope.tools().nanoTime().getAsLong();
      backoff.reset();
      if (!seen.isEmpty()) {
        scope.context().log("To be undone: " + seen);
      }
    }
  }

  private Uni<Next> clean() {
    scope.context().log("Nothing of this restore is left in OceanBase");
    scope.session().close();
    return StageScope.done();
  }

  private Uni<Next> send(AdministrationStatement statement, String done, Tenant tenant) {
    return scope
        .session()
        .execute(statement)
        .invoke(
            () ->
                scope
                    .context()
                    .log(done + " the tenant '" + tenant.name() + "' (" + tenant.id() + ")"))
        .map(sent -> backoff.pause())
        .onFailure(RefusedException.class)
        .recoverWithUni(this::refused);
  }

  private Uni<Next> refused(Throwable failure) {
    if (!(failure instanceof RefusedException refusal)
        || Failures.classify(failure) == ErrorClass.RETRY
        || Failures.classify(failure) == ErrorClass.UNKNOWN_OUTCOME) {
      return Uni.createFrom().failure(failure);
    }
    if (refusals == 0) {
      scope.context().log(scope.told(refusal));
    }
    refusals++;
    return refusals > REFUSALS_NOT_BELIEVED
        ? failed(scope.told(refusal))
        : StageScope.next(backoff.pause());
  }

  private static Uni<Next> failed(String reason) {
    return StageScope.next(new Next.Failed(List.of(reason), true));
  }

  @Override
  public void close() {
    scope.session().close();
  }
}
