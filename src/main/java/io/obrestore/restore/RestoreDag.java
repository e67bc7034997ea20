package io.obrestore.restore;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Operator;
import io.obrestore.dag.Stage;
import io.obrestore.restore.stage.ActivateTenant;
import io.obrestore.restore.stage.PreRestoreCheck;
import io.obrestore.restore.stage.StageTools;
import io.obrestore.restore.stage.StartRestore;
import io.obrestore.restore.stage.UpgradeTenant;
import io.obrestore.restore.stage.WaitRestoreFinish;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The dag of a restore.
 *
 * @param stages in order
 * @param storeId of the store, once it is open
 */
public record RestoreDag(List<Stage> stages, Supplier<String> storeId) implements DagKind {
  /** Stored with each dag. */
  public static final String KIND = "restore";

  /** The reference server's number for the maintenance of one tenant. */
  public static final int TENANT_MAINTENANCE = 2;

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
            new UpgradeTenant(tools)),
        tools.storeId());
  }

  @Override
  public String name() {
    return KIND;
  }

  /** A tenant that may be primary is somebody's data: it is not undone any more. */
  @Override
  public boolean permits(Operator operator, DagView dag) {
    return operator != Operator.ROLLBACK || !RestoreCodec.facts(dag).activating();
  }

  @Override
  public List<String> notes(Operator operator, DagView dag) {
    return switch (operator) {
      case CANCEL -> Remains.goesOn(dag);
      case PASS -> Remains.left(dag, new Attempt(storeId.get(), dag.id(), dag.attempt()));
      case RUN, RETRY, ROLLBACK -> List.of();
    };
  }

  /** What a dag holds that works on a tenant. OceanBase folds tenant names. */
  public static String activeKey(String tenantName) {
    return "restore:" + tenantName.toLowerCase(Locale.ROOT);
  }

  /** What clients see as the dag's name. */
  public static String displayName(String tenantName) {
    return "Restore backup_" + tenantName;
  }
}
