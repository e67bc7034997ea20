package io.obrestore.restore;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.Stage;
import io.obrestore.restore.stage.CancelRestore;
import io.obrestore.restore.stage.DropResourcePool;
import io.obrestore.restore.stage.StageTools;
import java.util.List;

/**
 * The dag that cancels a restore which no dag of ours holds.
 *
 * @param stages in order
 */
public record CancelDag(List<Stage> stages) implements DagKind {
  /** Stored with each dag. */
  public static final String KIND = "cancel-restore";

  public CancelDag {
    stages = List.copyOf(stages);
  }

  /** With the two stages of the contract. */
  public static CancelDag of(StageTools tools) {
    return new CancelDag(List.of(new CancelRestore(tools), new DropResourcePool(tools)));
  }

  @Override
  public String name() {
    return KIND;
  }

  /** It ends a job: a drained service still does so. */
  @Override
  public boolean startsSomething() {
    return false;
  }

  /** What clients see as the dag's name. */
  public static String displayName(String tenantName) {
    return "Cancel restore " + tenantName;
  }
}
