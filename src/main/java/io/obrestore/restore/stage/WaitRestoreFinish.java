package io.obrestore.restore.stage;

import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;

/**
 * Follows the job until its row stands in the history, which alone says that it ended, and how. No
 * limit on its length; a stall is logged, not failed.
 */
public final class WaitRestoreFinish implements Stage {
  /** As clients know it. */
  public static final String NAME = "Wait restore task finish";

  private final StageTools tools;

  /**
   * @param tools shared by the stages
   */
  public WaitRestoreFinish(StageTools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageRun open(RunContext context) {
    return new WaitRestoreFinishRun(new StageScope(tools, context));
  }
}
