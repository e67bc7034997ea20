package io.obrestore.restore;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Operator;
import io.obrestore.dag.Stage;
import io.obrestore.restore.stage.ActivateTenant;
import io.obrestore.restore.stage.StageTools;
import io.obrestore.restore.stage.UpgradeTenant;
import java.util.List;
import java.util.Optional;

/**
 * The dag that opens a tenant which a restore left a standby.
 *
 * @param stages in order
 */
public record ActivateDag(List<Stage> stages) implements DagKind {
  /** Stored with each dag. */
  public static final String KIND = "activate-tenant";

  public ActivateDag {
    stages = List.copyOf(stages);
  }

  /** With the last two stages of a restore. */
  public static ActivateDag of(StageTools tools) {
    return new ActivateDag(List.of(new ActivateTenant(tools), new UpgradeTenant(tools)));
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

  /** What clients see as the dag's name. */
  public static String displayName(String tenantName) {
    return "Activate tenant " + tenantName;
  }

  /** What is stored of its request. */
  public static String request(String tenantName, long tenantId) {
    return StoredJson.write(new Stored(tenantName, tenantId));
  }

  /** The tenant that such a dag opens; empty for dags of other kinds. */
  public static Optional<Long> tenantId(DagView dag) {
    return dag.kind().equals(KIND)
        ? Optional.of(StoredJson.read(dag.request(), Stored.class).tenantId())
        : Optional.empty();
  }

  private record Stored(String tenant, long tenantId) {}
}
