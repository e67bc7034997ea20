package io.obrestore.restore.stage;

import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;

/**
 * Makes the resource pools and starts the job. Ends when the job is seen by its mark, whether
 * RESTORE has answered or not: the statement waits up to ten minutes for the new tenant, and
 * nothing waits for it.
 */
public final class StartRestore implements Stage {
  /** As clients know it. */
  public static final String NAME = "Start restore";

  private final StageTools tools;

  /**
   * @param tools shared by the stages
   */
  public StartRestore(StageTools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageRun open(RunContext context) {
    return new StartRestoreRun(new StageScope(tools, context));
  }

  @Override
  public StageRun openUndo(RunContext context) {
    return new UndoRun(new StageScope(tools, context), true);
  }
}
