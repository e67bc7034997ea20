package io.obrestore.restore;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Operator;
import io.obrestore.dag.State;
import io.obrestore.restore.message.Message;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.Rule;
import io.obrestore.restore.validation.Why;

/** Which dag holds a tenant, and what can be done with it, for the person who is refused. */
public final class Holding {
  private Holding() {}

  /** What a request for the same tenant, named by that field, is refused with. */
  public static Fault fault(DagView holder, String field) {
    return Fault.of(Rule.UNDER_MAINTENANCE, field, RestoreCodec.tenantName(holder), of(holder));
  }

  private static Message of(DagView dag) {
    return why(dag).with(dag.id(), dag.name(), dag.state());
  }

  /** What is opened, or may be, is not undone any more; what is being undone is only waited for. */
  private static Why why(DagView dag) {
    boolean opening =
        dag.kind().equals(ActivateDag.KIND)
            || (dag.kind().equals(RestoreDag.KIND) && RestoreCodec.facts(dag).activating());
    boolean undoing = dag.operator() == Operator.ROLLBACK;
    if (dag.state() != State.FAILED) {
      return opening || undoing || !dag.kind().equals(RestoreDag.KIND)
          ? Why.HELD_TO_ITS_END
          : Why.HELD;
    }
    if (undoing) {
      return Why.HELD_BY_FAILED_UNDO;
    }
    return opening ? Why.HELD_BY_FAILED_OPENING : Why.HELD_BY_FAILED;
  }
}
