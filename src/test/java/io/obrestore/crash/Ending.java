package io.obrestore.crash;

import io.obrestore.dag.Operator;
import io.obrestore.dag.State;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a dag that has ended somehow must have kept: the promise that its own state makes. */
final class Ending {
  private Ending() {}

  /** What is not so; empty when all is well. */
  static List<String> of(Sight sight, long dag) {
    return Aftermath.of(sight, dag, tenantOf(sight, dag), promise(sight, dag));
  }

  /** The same of one whose job may go on in OceanBase. */
  static List<String> standing(Sight sight, long dag) {
    return Aftermath.standing(sight, dag, tenantOf(sight, dag), promise(sight, dag));
  }

  private static String tenantOf(Sight sight, long dag) {
    return String.valueOf(sight.dag(dag).get("maintenance_key"));
  }

  private static Promise promise(Sight sight, long dag) {
    Map<String, @Nullable Object> row = sight.dag(dag);
    State state = State.valueOf(String.valueOf(row.get("state")));
    Operator operator = Operator.valueOf(String.valueOf(row.get("operator")));
    boolean left = Sight.number(row, "leftovers") != 0;
    boolean open = state == State.SUCCEED && operator != Operator.ROLLBACK;
    int succeeded = open ? 1 : Math.toIntExact(Math.min(1, sight.endedJobs(dag, "SUCCESS")));
    return new Promise(state, operator, tenant(open, left, row), succeeded, left);
  }

  private static Promise.Tenant tenant(
      boolean open, boolean left, Map<String, @Nullable Object> row) {
    if (left) {
      return Promise.Tenant.ANY;
    }
    if (!open) {
      return Promise.Tenant.NONE;
    }
    boolean standby = String.valueOf(row.get("request")).contains("\"keepStandby\":true");
    return standby ? Promise.Tenant.STANDBY : Promise.Tenant.PRIMARY;
  }
}
