package io.obrestore.dag.store;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Event;
import io.obrestore.dag.Move;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.Operated;
import io.obrestore.dag.Operator;
import io.obrestore.dag.OperatorMoves;
import io.obrestore.dag.Refusal;
import io.obrestore.dag.Sources;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Applies operators: reads the dag, decides, and writes under the condition that nothing has
 * changed since; a change in between means to read and decide again.
 */
final class Operators {
  private static final int TRIES = 20;

  private final DagReader reader;
  private final SettledWriter writer;
  private final Patiently patiently;
  private final Sources sources;
  private final Map<String, DagKind> kinds;

  Operators(
      DagReader reader,
      SettledWriter writer,
      Patiently patiently,
      Sources sources,
      List<DagKind> kinds) {
    this.reader = reader;
    this.writer = writer;
    this.patiently = patiently;
    this.sources = sources;
    this.kinds = kinds.stream().collect(Collectors.toMap(DagKind::name, Function.identity()));
  }

  Uni<Operated> operate(long dagId, Operator operator) {
    Optional<Event> event = OperatorMoves.eventOf(operator);
    return apply(
        dagId,
        operator,
        (dag, now) ->
            event
                .map(asked -> OperatorMoves.of(dag, asked, now))
                .orElseGet(() -> new Move.Refused(Refusal.OPERATOR_NOT_SUPPORTED)));
  }

  Uni<Operated> undo(long dagId) {
    return apply(dagId, Operator.ROLLBACK, (dag, now) -> OperatorMoves.of(dag, Event.UNDO, now));
  }

  Uni<Operated> passNode(long nodeId) {
    int stage = NodeView.stageOf(nodeId);
    return reader
        .byId(NodeView.dagIdOf(nodeId), false)
        .chain(
            found ->
                found.filter(dag -> stage >= 1 && stage <= dag.maxStage()).isEmpty()
                    ? Uni.createFrom().item(new Operated.NotFound())
                    : apply(
                        NodeView.dagIdOf(nodeId),
                        Operator.PASS,
                        (dag, now) -> OperatorMoves.ofNode(dag, stage, now)));
  }

  private Uni<Operated> apply(
      long dagId, Operator operator, BiFunction<DagView, Instant, Move> decide) {
    return attempt(dagId, operator, decide, TRIES);
  }

  private Uni<Operated> attempt(
      long dagId, Operator operator, BiFunction<DagView, Instant, Move> decide, int tries) {
    return reader
        .byId(dagId, true)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(new Operated.NotFound())
                    : move(found.get(), operator, decide, tries));
  }

  private Uni<Operated> move(
      DagView dag, Operator operator, BiFunction<DagView, Instant, Move> decide, int tries) {
    Instant now = sources.now();
    Move move = decide.apply(dag, now);
    if (move instanceof Move.Refused refused) {
      return Uni.createFrom().item(new Operated.Refused(refused.refusal(), dag));
    }
    if (move instanceof Move.To to) {
      return permits(operator, dag)
          ? write(to.dag(), dag, operator, now)
              .chain(written -> answer(written, dag, operator, decide, tries))
          : Uni.createFrom().item(new Operated.Refused(notAllowed(operator), dag));
    }
    return Uni.createFrom().item(new Operated.Accepted(dag, dag.standing()));
  }

  private Uni<Written> write(DagView after, DagView before, Operator operator, Instant now) {
    List<Write.Line> lines = new ArrayList<>();
    lines.add(line(before, now, "operator " + operator));
    notes(operator, before).forEach(note -> lines.add(line(before, now, note)));
    Write write = new Write(sources.random().getAsLong(), now, before, after, lines);
    return writer.write(write, patiently.repeats());
  }

  private Uni<Operated> answer(
      Written written,
      DagView before,
      Operator operator,
      BiFunction<DagView, Instant, Move> decide,
      int tries) {
    if (written instanceof Written.Applied applied) {
      return Uni.createFrom().item(new Operated.Accepted(applied.dag(), before.standing()));
    }
    if (tries <= 1) {
      return Uni.createFrom()
          .failure(new IllegalStateException("dag " + before.id() + " changes all the time"));
    }
    Uni<Operated> again =
        Uni.createFrom().deferred(() -> attempt(before.id(), operator, decide, tries - 1));
    return written instanceof Written.KeyHeld
        ? reader
            .byActiveKey(before.wantedKey())
            .chain(
                holder ->
                    holder.isPresent()
                        ? Uni.createFrom().item(new Operated.KeyHeld(holder.get()))
                        : again)
        : again;
  }

  private boolean permits(Operator operator, DagView dag) {
    DagKind kind = kinds.get(dag.kind());
    return kind != null && kind.permits(operator, dag);
  }

  private List<String> notes(Operator operator, DagView dag) {
    DagKind kind = kinds.get(dag.kind());
    return kind == null ? List.of() : kind.notes(operator, dag);
  }

  private static Write.Line line(DagView dag, Instant now, String text) {
    return new Write.Line(dag.stage(), dag.node().executeTimes(), now, text);
  }

  private static Refusal notAllowed(Operator operator) {
    return switch (operator) {
      case RUN -> Refusal.OPERATOR_NOT_SUPPORTED;
      case RETRY -> Refusal.RETRY_NOT_ALLOWED;
      case ROLLBACK -> Refusal.ROLLBACK_NOT_ALLOWED;
      case CANCEL -> Refusal.CANCEL_NOT_ALLOWED;
      case PASS -> Refusal.PASS_NOT_ALLOWED;
    };
  }
}
