package io.obrestore.restore;

import io.obrestore.dag.DagView;
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
    Why why = dag.state() == State.FAILED ? Why.HELD_BY_FAILED : Why.HELD;
    return why.with(dag.id(), dag.name(), dag.state());
  }
}
