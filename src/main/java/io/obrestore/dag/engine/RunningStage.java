package io.obrestore.dag.engine;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Next;
import io.obrestore.dag.Operator;
import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stage that a run stands in: opened at its first step, closed once. */
final class RunningStage {
  private static final Logger LOG = Logger.getLogger(RunningStage.class);

  private final DagKind kind;
  private final RunContext context;
  private @Nullable StageRun open;

  RunningStage(DagKind kind, RunContext context) {
    this.kind = kind;
    this.context = context;
  }

  /** One step; whatever is thrown is a failure of the Uni. */
  Uni<Next> step() {
    return Uni.createFrom()
        .deferred(
            () -> {
              StageRun run = open;
              if (run == null) {
                run = opened(context.dag());
                open = run;
              }
              return run.step();
            })
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("a step did not say what comes next"));
  }

  /** No step follows in this stage. */
  void close() {
    StageRun run = open;
    open = null;
    if (run != null) {
      try {
        run.close();
      } catch (RuntimeException e) {
        LOG.warnf(e, "a stage of dag %d did not close well", context.dag().id());
      }
    }
  }

  private StageRun opened(DagView dag) {
    Stage stage = kind.stages().get(dag.stage() - 1);
    return dag.operator() == Operator.ROLLBACK ? stage.openUndo(context) : stage.open(context);
  }
}
