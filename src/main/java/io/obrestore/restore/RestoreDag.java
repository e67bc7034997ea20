package io.obrestore.restore;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.Stage;
import io.obrestore.restore.stage.ActivateTenant;
import io.obrestore.restore.stage.PreRestoreCheck;
import io.obrestore.restore.stage.StageTools;
import io.obrestore.restore.stage.StartRestore;
import io.obrestore.restore.stage.UpgradeTenant;
import io.obrestore.restore.stage.WaitRestoreFinish;
import java.util.List;

/**
 * The dag of a restore.
 *
 * @param stages in order
 */
public record RestoreDag(List<Stage> stages) implements DagKind {
  /** Stored with each dag. */
  public static final String KIND = "restore";

  public RestoreDag {
    stages = List.copyOf(stages);
  }

  /** With the five stages of the contract. */
  public static RestoreDag of(StageTools tools) {
    return new RestoreDag(
        List.of(
            new PreRestoreCheck(tools),
            new StartRestore(tools),
            new WaitRestoreFinish(tools),
            new ActivateTenant(tools),
            new UpgradeTenant(tools)));
  }

  @Override
  public String name() {
    return KIND;
  }

  /** What clients see as the dag's name. */
  public static String displayName(String tenantName) {
    return "Restore backup_" + tenantName;
  }
}
