package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;
import io.obrestore.oceanbase.error.ObError;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.restore.Attempt;
import io.obrestore.restore.CancelFacts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Objects;

/**
 * Gives back the pools of the cancelled restore that are this service's; the others are somebody
 * else's, and are left, named with the statements that would drop them.
 */
public final class DropResourcePool implements Stage {
  /** As clients know it. */
  public static final String NAME = "Drop resource pool";

  private final StageTools tools;

  /**
   * @param tools shared by the stages
   */
  public DropResourcePool(StageTools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageRun open(RunContext context) {
    return new Run(tools, context);
  }

  private static final class Run implements StageRun {
    private final RunContext context;
    private final RunSession session;
    private final String ours;
    private final Backoff backoff = new Backoff();

    Run(StageTools tools, RunContext context) {
      this.context = context;
      this.session = new RunSession(context, tools.connections());
      this.ours = Attempt.poolsOfStore(tools.storeId().get());
    }

    @Override
    public Uni<Next> step() {
      return session.alone().chain(alone -> alone ? drop() : StageScope.next(backoff.pause()));
    }

    private Uni<Next> drop() {
      var pools = CancelFacts.of(context.dag()).poolNames();
      if (pools.isEmpty()) {
        context.log("There were no resource pools to give back");
      }
      return Multi.createFrom()
          .iterable(pools)
          .onItem()
          .transformToUniAndConcatenate(pool -> drop(Objects.requireNonNull(pool)))
          .collect()
          .asList()
          .invoke(session::close)
          .chain(dropped -> StageScope.done());
    }

    private Uni<Boolean> drop(String pool) {
      var statement = Statements.dropPool(pool);
      if (!pool.startsWith(ours)) {
        context.log("Not this service's, and left: " + statement.sql());
        return Uni.createFrom().item(false);
      }
      return session
          .execute(statement)
          .invoke(() -> context.log("Dropped resource pool " + pool))
          .replaceWith(true)
          .onFailure(Run::isGoneOrGranted)
          .recoverWithItem(false);
    }

    private static boolean isGoneOrGranted(Throwable failure) {
      return failure instanceof RefusedException refused
          && (refused.is(ObError.OB_RESOURCE_POOL_NOT_EXIST)
              || refused.is(ObError.OB_RESOURCE_POOL_ALREADY_GRANTED));
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
