package io.obrestore.dag;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a runner's events make of a dag and its nodes. Pure: from a dag with its nodes to the dag
 * that is to be written. An event that the {@link Transitions} do not know is a fault of the engine
 * and throws {@link IllegalStateException}.
 *
 * @param owner who runs it, {@code ip:port}, as clients see it
 * @param now the time that is shown for what happens
 */
public record RunMoves(String owner, Instant now) {
  /** The node of a claimed dag begins, or goes on under this owner. */
  public DagView begun(DagView dag) {
    return DagEdit.of(dag).node(claimed(dag.node(), dag.operator())).build();
  }

  /** The node is done: the next one begins, or the dag has ended well. */
  public DagView done(DagView dag) {
    return done(dag, null);
  }

  /** The same, and what is known of the attempt is these facts; null leaves them as they are. */
  public DagView done(DagView dag, @Nullable String facts) {
    DagEdit edit = DagEdit.of(dag).node(ended(dag.node(), Event.DONE));
    edit = facts == null ? edit : edit.facts(facts);
    boolean undo = dag.operator() == Operator.ROLLBACK;
    int next = undo ? dag.stage() - 1 : dag.stage() + 1;
    if (next < 1 || next > dag.maxStage()) {
      return Endings.well(edit.session(null), after(dag, Event.FINISH), now).build();
    }
    // Forward, the stage has closed its session: whoever claims the dag next has nobody to kill.
    // An undo may have passed stages that knew nothing of a session that a stopped run left open.
    return (undo ? edit : edit.session(null))
        .standing(after(dag, Event.DONE))
        .stage(next)
        .node(claimed(dag.nodes().get(next - 1), dag.operator()))
        .build();
  }

  /** The node failed, and the dag with it; the stage has closed its session. */
  public DagView failed(DagView dag, boolean leftovers) {
    return failed(DagEdit.of(dag).session(null), dag, leftovers);
  }

  /**
   * The same where a step could not be taken. A statement of an earlier step, or of a run before
   * this one, may be under way: whoever claims the dag next has its session to kill.
   */
  public DagView gaveUp(DagView dag) {
    return failed(DagEdit.of(dag), dag, dag.leftovers());
  }

  private DagView failed(DagEdit edit, DagView dag, boolean leftovers) {
    DagEdit ended = edit.node(ended(dag.node(), Event.FAIL));
    return Endings.badly(ended, after(dag, Event.FAIL), leftovers, now).build();
  }

  /** An earlier node begins anew, those after it wait for their turn. */
  public DagView rewound(DagView dag, int toStage, boolean newAttempt) {
    if (toStage < 1 || toStage > dag.stage()) {
      throw new IllegalStateException("no rewind from stage " + dag.stage() + " to " + toStage);
    }
    DagEdit edit = DagEdit.of(dag).standing(after(dag, Event.REWIND)).stage(toStage);
    for (NodeView node : dag.nodes().subList(toStage - 1, dag.stage())) {
      NodeView waiting = node.with(after(node, Event.REWIND), null, null);
      edit = edit.node(node.stage() == toStage ? claimed(waiting, Operator.RUN) : waiting);
    }
    return (newAttempt ? edit.nextAttempt() : edit).build();
  }

  private NodeView claimed(NodeView node, Operator dagOperator) {
    boolean undo = dagOperator == Operator.ROLLBACK;
    Standing next = after(node, undo ? Event.CLAIM_UNDO : Event.CLAIM);
    boolean goesOn = node.state() == State.RUNNING;
    return new NodeView(
        node.id(),
        node.dagId(),
        node.stage(),
        node.name(),
        next.state(),
        next.operator(),
        goesOn ? node.startTime() : now,
        null,
        goesOn || undo ? node.executeTimes() : node.executeTimes() + 1,
        owner);
  }

  private NodeView ended(NodeView node, Event event) {
    return node.with(after(node, event), node.startTime(), now);
  }

  private static Standing after(DagView dag, Event event) {
    return Transitions.ofDag(dag.standing(), event)
        .orElseThrow(() -> impossible("dag " + dag.id(), dag.standing(), event));
  }

  private static Standing after(NodeView node, Event event) {
    return Transitions.ofNode(node.standing(), event)
        .orElseThrow(() -> impossible("node " + node.id(), node.standing(), event));
  }

  private static IllegalStateException impossible(String what, Standing standing, Event event) {
    return new IllegalStateException(what + " is " + standing + ": no " + event + " there");
  }
}
