package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;
import io.smallrye.mutiny.Uni;

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
    var scope = new StageScope(tools, context);
    boolean standby = scope.keepsStandby() && !scope.facts().activating();
    return standby ? () -> left(scope) : new UpgradeTenantRun(scope);
  }

  private static Uni<Next> left(StageScope scope) {
    scope.context().log("A standby tenant is upgraded once it is activated");
    return StageScope.done();
  }
}
