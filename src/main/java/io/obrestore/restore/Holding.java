package io.obrestore.restore;

import io.obrestore.dag.DagView;

/** Which dag holds a tenant, and what can be done with it, for the person who is refused. */
final class Holding {
  private Holding() {}

  static String of(DagView dag) {
    String what = "dag " + dag.id() + " (" + dag.name() + ") is " + dag.state();
    return switch (dag.state()) {
      case FAILED ->
          what + " and has left something in OceanBase: RETRY, ROLLBACK or PASS it first";
      default -> what + ": wait for it, or CANCEL it";
    };
  }
}
