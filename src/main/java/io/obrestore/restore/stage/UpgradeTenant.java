package io.obrestore.restore.stage;

import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;

/**
 * Where the tenant's version is below the cluster's: runs the upgrade job and waits for its event.
 */
public final class UpgradeTenant implements Stage {
  /** As clients know it. */
  public static final String NAME = "Upgrade tenant";

  private final StageTools tools;

  /**
   * @param tools shared by the stages
   */
  public UpgradeTenant(StageTools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageRun open(RunContext context) {
    return new UpgradeTenantRun(new StageScope(tools, context));
  }
}
