package io.obrestore.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Walks through every dag that any order of events can lead to. */
class ReachableDagsTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final RunMoves RUN = new RunMoves("a:1", NOW);
  private static final int STAGES = 3;

  @Test
  void whateverHappensADagAndItsNodesFitTogether() {
    Set<DagView> reached = new HashSet<>();
    Queue<DagView> open = new ArrayDeque<>(List.of(fresh()));
    while (!open.isEmpty()) {
      DagView dag = normal(open.remove());
      if (reached.add(dag)) {
        fits(dag);
        open.addAll(after(dag));
      }
    }
    assertThat(reached).hasSizeGreaterThan(100);
  }

  private static void fits(DagView dag) {
    boolean ended = dag.state() == State.SUCCEED;
    boolean holds = !ended && (dag.state() != State.FAILED || dag.leftovers());
    assertThat(dag.activeKey() != null).as("key of %s", dag).isEqualTo(holds);
    assertThat(dag.secrets() == null).as("secrets of %s", dag).isEqualTo(ended);
    assertThat(dag.nodes().stream().filter(node -> node.state() == State.RUNNING).count())
        .isLessThanOrEqualTo(1);
    if (dag.state() == State.FAILED || dag.state() == State.READY) {
      assertThat(dag.node().state()).as("node of %s", dag).isEqualTo(dag.state());
    }
    if (dag.standing().equals(new Standing(State.SUCCEED, Operator.RUN))) {
      assertThat(dag.nodes()).allMatch(node -> node.state() == State.SUCCEED);
    }
  }

  private static List<DagView> after(DagView dag) {
    List<DagView> next = new ArrayList<>();
    for (Event event : List.of(Event.RETRY, Event.ROLLBACK, Event.CANCEL, Event.PASS, Event.UNDO)) {
      add(next, OperatorMoves.of(dag, event, NOW));
    }
    IntStream.rangeClosed(1, STAGES).forEach(i -> add(next, OperatorMoves.ofNode(dag, i, NOW)));
    Transitions.ofDag(dag.standing(), Event.CLAIM)
        .ifPresent(claimed -> next.add(DagEdit.of(dag).standing(claimed).build()));
    if (dag.state() == State.RUNNING) {
      next.addAll(ran(RUN.begun(dag)));
    }
    return next;
  }

  private static List<DagView> ran(DagView dag) {
    List<DagView> next =
        new ArrayList<>(
            List.of(
                dag,
                RUN.done(dag),
                RUN.failed(dag, true),
                RUN.failed(dag, false),
                DagEdit.of(dag).leftovers(true).build()));
    if (dag.operator() == Operator.RUN) {
      IntStream.rangeClosed(1, dag.stage()).forEach(i -> next.add(RUN.rewound(dag, i, true)));
    }
    return next;
  }

  private static void add(List<DagView> next, Move move) {
    if (move instanceof Move.To to) {
      next.add(to.dag());
    }
  }

  /** Without what only counts up. */
  private static DagView normal(DagView dag) {
    DagView counted = fresh();
    List<NodeView> nodes =
        dag.nodes().stream()
            .map(
                n ->
                    new NodeView(
                        n.id(),
                        1,
                        n.stage(),
                        n.name(),
                        n.state(),
                        n.operator(),
                        null,
                        null,
                        0,
                        null))
            .toList();
    DagEdit edit =
        DagEdit.of(counted)
            .stage(dag.stage())
            .standing(dag.standing())
            .leftovers(dag.leftovers())
            .holdsKey(dag.activeKey() != null);
    for (NodeView node : nodes) {
      edit = edit.node(node);
    }
    return (dag.secrets() == null ? edit.withoutSecrets() : edit).build();
  }

  private static DagView fresh() {
    List<NodeView> nodes =
        IntStream.rangeClosed(1, STAGES)
            .mapToObj(
                stage ->
                    new NodeView(
                        NodeView.idOf(1, stage),
                        1,
                        stage,
                        "stage " + stage,
                        stage == 1 ? State.READY : State.PENDING,
                        Operator.RUN,
                        null,
                        null,
                        0,
                        null))
            .toList();
    return new DagView(
        1,
        "kind",
        "token",
        null,
        "name",
        1,
        STAGES,
        State.READY,
        Operator.RUN,
        new Maintenance(2, "t"),
        "k",
        "k",
        false,
        "{}",
        "sealed",
        "{}",
        null,
        0,
        0,
        1,
        0,
        NOW,
        NOW,
        NOW,
        nodes);
  }
}
