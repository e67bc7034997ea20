package io.obrestore.dag;

import static io.obrestore.dag.Operator.CANCEL;
import static io.obrestore.dag.Operator.PASS;
import static io.obrestore.dag.Operator.RETRY;
import static io.obrestore.dag.Operator.ROLLBACK;
import static io.obrestore.dag.Operator.RUN;
import static io.obrestore.dag.State.FAILED;
import static io.obrestore.dag.State.PENDING;
import static io.obrestore.dag.State.READY;
import static io.obrestore.dag.State.RUNNING;
import static io.obrestore.dag.State.SUCCEED;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one table of states: (state, operator, event) to the next state and operator, for dags and
 * for nodes (and their sub-tasks, which stand as their node does). What is not in it cannot happen.
 */
public final class Transitions {
  private static final Transitions DAG = new Transitions().dagRows();
  private static final Transitions NODE = new Transitions().nodeRows();

  private final Map<Standing, Map<Event, Standing>> rows = new HashMap<>();

  private Transitions() {}

  /** Where a dag stands after the event; empty when it cannot happen to it. */
  public static Optional<Standing> ofDag(Standing from, Event event) {
    return DAG.next(from, event);
  }

  /** Where a node stands after the event; empty when it cannot happen to it. */
  public static Optional<Standing> ofNode(Standing from, Event event) {
    return NODE.next(from, event);
  }

  private Optional<Standing> next(Standing from, Event event) {
    return Optional.ofNullable(rows.getOrDefault(from, Map.of()).get(event));
  }

  private Transitions dagRows() {
    row(READY, RUN, Event.CLAIM, RUNNING, RUN);
    row(READY, RUN, Event.CANCEL, FAILED, CANCEL);
    row(READY, RUN, Event.UNDO, READY, ROLLBACK);

    row(READY, ROLLBACK, Event.CLAIM, RUNNING, ROLLBACK);
    row(READY, ROLLBACK, Event.UNDO, READY, ROLLBACK);

    row(RUNNING, RUN, Event.CLAIM, RUNNING, RUN);
    row(RUNNING, RUN, Event.DONE, RUNNING, RUN);
    row(RUNNING, RUN, Event.REWIND, RUNNING, RUN);
    row(RUNNING, RUN, Event.FINISH, SUCCEED, RUN);
    row(RUNNING, RUN, Event.FAIL, FAILED, RUN);
    row(RUNNING, RUN, Event.CANCEL, FAILED, CANCEL);
    row(RUNNING, RUN, Event.UNDO, READY, ROLLBACK);

    row(RUNNING, ROLLBACK, Event.CLAIM, RUNNING, ROLLBACK);
    row(RUNNING, ROLLBACK, Event.DONE, RUNNING, ROLLBACK);
    row(RUNNING, ROLLBACK, Event.FINISH, SUCCEED, ROLLBACK);
    row(RUNNING, ROLLBACK, Event.FAIL, FAILED, ROLLBACK);
    row(RUNNING, ROLLBACK, Event.UNDO, RUNNING, ROLLBACK);

    for (Operator stoppedBy : new Operator[] {RUN, CANCEL}) {
      row(FAILED, stoppedBy, Event.RETRY, READY, RUN);
      row(FAILED, stoppedBy, Event.ROLLBACK, READY, ROLLBACK);
      row(FAILED, stoppedBy, Event.UNDO, READY, ROLLBACK);
      row(FAILED, stoppedBy, Event.PASS, SUCCEED, PASS);
      row(FAILED, stoppedBy, Event.PASS_NODE, READY, RUN);
      row(FAILED, stoppedBy, Event.PASS_LAST_NODE, SUCCEED, RUN);
    }
    row(FAILED, ROLLBACK, Event.ROLLBACK, READY, ROLLBACK);
    row(FAILED, ROLLBACK, Event.UNDO, READY, ROLLBACK);
    row(FAILED, ROLLBACK, Event.PASS, SUCCEED, PASS);
    return this;
  }

  private Transitions nodeRows() {
    row(PENDING, RUN, Event.CLAIM, RUNNING, RUN);
    row(PENDING, RUN, Event.TURN, READY, RUN);
    row(PENDING, RUN, Event.PASS, SUCCEED, PASS);

    for (Operator askedFor : new Operator[] {RUN, RETRY}) {
      row(READY, askedFor, Event.CLAIM, RUNNING, RUN);
      row(READY, askedFor, Event.CANCEL, FAILED, CANCEL);
      row(READY, askedFor, Event.UNDO, READY, ROLLBACK);
    }
    row(READY, ROLLBACK, Event.CLAIM_UNDO, RUNNING, ROLLBACK);

    row(RUNNING, RUN, Event.CLAIM, RUNNING, RUN);
    row(RUNNING, RUN, Event.DONE, SUCCEED, RUN);
    row(RUNNING, RUN, Event.FAIL, FAILED, RUN);
    row(RUNNING, RUN, Event.REWIND, PENDING, RUN);
    row(RUNNING, RUN, Event.CANCEL, FAILED, CANCEL);
    row(RUNNING, RUN, Event.UNDO, READY, ROLLBACK);

    row(RUNNING, ROLLBACK, Event.CLAIM_UNDO, RUNNING, ROLLBACK);
    row(RUNNING, ROLLBACK, Event.DONE, SUCCEED, ROLLBACK);
    row(RUNNING, ROLLBACK, Event.FAIL, FAILED, ROLLBACK);

    for (Operator stoppedBy : new Operator[] {RUN, CANCEL}) {
      row(FAILED, stoppedBy, Event.RETRY, READY, RETRY);
      row(FAILED, stoppedBy, Event.ROLLBACK, READY, ROLLBACK);
      row(FAILED, stoppedBy, Event.UNDO, READY, ROLLBACK);
      row(FAILED, stoppedBy, Event.PASS, SUCCEED, PASS);
      row(FAILED, stoppedBy, Event.PASS_NODE, SUCCEED, PASS);
      row(FAILED, stoppedBy, Event.PASS_LAST_NODE, SUCCEED, PASS);
    }
    row(FAILED, ROLLBACK, Event.ROLLBACK, READY, ROLLBACK);
    row(FAILED, ROLLBACK, Event.UNDO, READY, ROLLBACK);
    row(FAILED, ROLLBACK, Event.PASS, SUCCEED, PASS);

    for (Operator doneBy : new Operator[] {RUN, PASS}) {
      row(SUCCEED, doneBy, Event.REWIND, PENDING, RUN);
      row(SUCCEED, doneBy, Event.CLAIM_UNDO, RUNNING, ROLLBACK);
    }
    return this;
  }

  private void row(State state, Operator operator, Event event, State next, Operator nextOperator) {
    rows.computeIfAbsent(new Standing(state, operator), any -> new EnumMap<>(Event.class))
        .put(event, new Standing(next, nextOperator));
  }
}
