package io.obrestore.restore.stage;

import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;

/**
 * Makes the restored standby tenant a primary and waits until it is open: from there on nothing can
 * be undone. Where it is to stay a standby, lets it follow the archived log.
 */
public final class ActivateTenant implements Stage {
  /** As clients know it. */
  public static final String NAME = "Active tenant";

  private final StageTools tools;

  /**
   * @param tools shared by the stages
   */
  public ActivateTenant(StageTools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageRun open(RunContext context) {
    var scope = new StageScope(tools, context);
    return scope.keepsStandby() ? new FollowArchiveRun(scope) : new ActivateTenantRun(scope);
  }
}
