package io.obrestore.dag.testing;

import io.obrestore.dag.Next;
import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * A stage whose steps are given by a test.
 *
 * @param forward a step of a run
 * @param backward a step of an undo
 * @param closed told when a run is closed
 */
public record ScriptedStage(
    String name,
    Function<RunContext, Uni<Next>> forward,
    Function<RunContext, Uni<Next>> backward,
    Runnable closed)
    implements Stage {

  /** A stage that is done at once, and undone at once. */
  public static ScriptedStage done(String name) {
    return of(name, context -> Uni.createFrom().item(new Next.Done()));
  }

  /** A stage with these steps; undone at once. */
  public static ScriptedStage of(String name, Function<RunContext, Uni<Next>> forward) {
    return new ScriptedStage(
        name, forward, context -> Uni.createFrom().item(new Next.Done()), () -> {});
  }

  /** The same, undone by these steps. */
  public ScriptedStage undoneBy(Function<RunContext, Uni<Next>> steps) {
    return new ScriptedStage(name, forward, steps, closed);
  }

  /** The same, telling when a run of it is closed. */
  public ScriptedStage telling(Runnable whenClosed) {
    return new ScriptedStage(name, forward, backward, whenClosed);
  }

  @Override
  public StageRun open(RunContext context) {
    return run(forward, context);
  }

  @Override
  public StageRun openUndo(RunContext context) {
    return run(backward, context);
  }

  private StageRun run(Function<RunContext, Uni<Next>> steps, RunContext context) {
    return new StageRun() {
      @Override
      public Uni<Next> step() {
        return steps.apply(context);
      }

      @Override
      public void close() {
        closed.run();
      }
    };
  }
}
