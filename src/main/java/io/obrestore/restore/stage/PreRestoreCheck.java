package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.StageRun;
import io.obrestore.restore.validation.ClusterCheck;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.PointCheck;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything of the validation again, now against the cluster as it is when the restore begins;
 * room for the units; the restore point inside a window, where windows are known. Changes nothing.
 */
public final class PreRestoreCheck implements Stage {
  /** As clients know it. */
  public static final String NAME = "Pre restore check";

  private final StageTools tools;

  /**
   * @param tools shared by the stages
   */
  public PreRestoreCheck(StageTools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageRun open(RunContext context) {
    var scope = new StageScope(tools, context);
    return () -> check(scope);
  }

  private static Uni<Next> check(StageScope scope) {
    var request = scope.request();
    var cluster = ClusterCheck.withRoom(scope.views(), request);
    var point = PointCheck.run(scope.views().backups(), request);
    return cluster.chain(faults -> point.map(outside -> verdict(scope, faults, outside)));
  }

  private static Next verdict(StageScope scope, List<Fault> cluster, Optional<Fault> point) {
    var faults = Stream.concat(cluster.stream(), point.stream()).toList();
    if (faults.isEmpty()) {
      scope.context().log("The cluster can take the tenant '" + scope.request().tenantName() + "'");
      return new Next.Done();
    }
    return new Next.Failed(faults.stream().map(PreRestoreCheck::line).toList(), false);
  }

  private static String line(Fault fault) {
    return fault.field() + ": " + fault.message() + " (" + fault.rule().code() + ")";
  }
}
