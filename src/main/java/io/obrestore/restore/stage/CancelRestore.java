package io.obrestore.restore.stage;

import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;

/** Cancels a job that no dag of ours holds, while job and tenant are those it was asked for. */
public final class CancelRestore implements Stage {
  /** As clients know it. */
  public static final String NAME = "Cancel restore";

  private final StageTools tools;

  /**
   * @param tools shared by the stages
   */
  public CancelRestore(StageTools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageRun open(RunContext context) {
    return new CancelRestoreRun(tools, context);
  }
}
