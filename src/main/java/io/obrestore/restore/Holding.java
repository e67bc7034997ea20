package io.obrestore.restore;

import io.obrestore.dag.DagView;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.Rule;

/** Which dag holds a tenant, and what can be done with it, for the person who is refused. */
public final class Holding {
  private Holding() {}

  /** What a request for the same tenant, named by that field, is refused with. */
  public static Fault fault(DagView holder, String field) {
    return Fault.of(Rule.UNDER_MAINTENANCE, field, RestoreCodec.tenantName(holder), of(holder));
  }

  private static String of(DagView dag) {
    String what = "dag " + dag.id() + " (" + dag.name() + ") is " + dag.state();
    return switch (dag.state()) {
      case FAILED ->
          what + " and has left something in OceanBase: RETRY, ROLLBACK or PASS it first";
      default -> what + ": wait for it, or CANCEL it";
    };
  }
}
