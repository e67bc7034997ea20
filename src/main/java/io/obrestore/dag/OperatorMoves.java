package io.obrestore.dag;

import java.time.Instant;
import java.util.Optional;

/**
 * What an operator makes of a dag and its nodes, or why it cannot be. Pure: from a dag with its
 * nodes to the dag that is to be written. Each move raises the epoch, so that whoever runs the dag
 * is fenced.
 */
public final class OperatorMoves {
  private OperatorMoves() {}

  /** The event that an operator asks for; empty for RUN, which nobody can ask for. */
  public static Optional<Event> eventOf(Operator operator) {
    return switch (operator) {
      case RUN -> Optional.empty();
      case RETRY -> Optional.of(Event.RETRY);
      case ROLLBACK -> Optional.of(Event.ROLLBACK);
      case CANCEL -> Optional.of(Event.CANCEL);
      case PASS -> Optional.of(Event.PASS);
    };
  }

  /** RETRY, ROLLBACK, CANCEL, PASS or UNDO of a dag. */
  public static Move of(DagView dag, Event event, Instant now) {
    Optional<Standing> next = Transitions.ofDag(dag.standing(), event);
    if (next.isEmpty()) {
      return new Move.Refused(refusal(dag.standing(), event));
    }
    if (next.get().equals(dag.standing())) {
      return new Move.Already(dag);
    }
    DagEdit edit = DagEdit.of(dag).nextEpoch();
    return new Move.To(
        switch (event) {
          case CANCEL ->
              Endings.badly(stopped(edit, dag, event, now), next.get(), dag.leftovers(), now)
                  .build();
          case PASS -> Endings.well(passedFrom(edit, dag, now), next.get(), now).build();
          default -> handedOver(edit, dag, event).standing(next.get()).holdsKey(true).build();
        });
  }

  /** PASS of one failed node: the next one's turn comes, or the dag has ended well. */
  public static Move ofNode(DagView dag, int stage, Instant now) {
    Event event = stage == dag.maxStage() ? Event.PASS_LAST_NODE : Event.PASS_NODE;
    if (dag.state() != State.FAILED) {
      return new Move.Refused(Refusal.NODE_PASS_NOT_FAILED_DAG);
    }
    NodeView node = dag.nodes().get(stage - 1);
    if (node.state() != State.FAILED) {
      return new Move.Refused(Refusal.NODE_PASS_NOT_FAILED_NODE);
    }
    Optional<Standing> next = Transitions.ofDag(dag.standing(), event);
    Optional<Standing> passed = Transitions.ofNode(node.standing(), event);
    if (next.isEmpty() || passed.isEmpty()) {
      return new Move.Refused(Refusal.NODE_PASS_NOT_ALLOWED);
    }
    DagEdit edit = DagEdit.of(dag).nextEpoch().node(node.with(passed.get(), node.startTime(), now));
    if (event == Event.PASS_LAST_NODE) {
      return new Move.To(Endings.well(edit, next.get(), now).build());
    }
    NodeView following = dag.nodes().get(stage);
    return new Move.To(
        edit.stage(stage + 1)
            .node(following.with(nodeAfter(following, Event.TURN), null, null))
            .standing(next.get())
            .holdsKey(true)
            .build());
  }

  private static DagEdit stopped(DagEdit edit, DagView dag, Event event, Instant now) {
    NodeView node = dag.node();
    return edit.node(node.with(nodeAfter(node, event), node.startTime(), now));
  }

  private static DagEdit handedOver(DagEdit edit, DagView dag, Event event) {
    NodeView node = dag.node();
    return edit.node(node.with(nodeAfter(node, event), node.startTime(), null));
  }

  private static DagEdit passedFrom(DagEdit edit, DagView dag, Instant now) {
    DagEdit passed = edit;
    for (NodeView node : dag.nodes()) {
      if (node.state() != State.SUCCEED) {
        passed = passed.node(node.with(nodeAfter(node, Event.PASS), node.startTime(), now));
      }
    }
    return passed;
  }

  private static Standing nodeAfter(NodeView node, Event event) {
    return Transitions.ofNode(node.standing(), event)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "node " + node.id() + " is " + node.standing() + ": no " + event + " there"));
  }

  private static Refusal refusal(Standing standing, Event event) {
    boolean failed = standing.state() == State.FAILED;
    return switch (event) {
      case RETRY -> failed ? Refusal.RETRY_NOT_ALLOWED : Refusal.RETRY_NOT_FAILED;
      case ROLLBACK, UNDO -> failed ? Refusal.ROLLBACK_NOT_ALLOWED : Refusal.ROLLBACK_NOT_FAILED;
      case PASS -> failed ? Refusal.PASS_NOT_ALLOWED : Refusal.PASS_NOT_FAILED;
      case CANCEL ->
          failed || standing.state() == State.SUCCEED
              ? Refusal.CANCEL_FINISHED
              : Refusal.CANCEL_NOT_ALLOWED;
      default -> Refusal.OPERATOR_NOT_SUPPORTED;
    };
  }
}
