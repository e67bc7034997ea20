package io.obrestore.dag.store;

import io.obrestore.dag.DagEdit;
import io.obrestore.dag.DagView;
import io.obrestore.dag.LogLine;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fenced write: a transaction whose first statement takes the dag's row, and finds it only
 * while the dag is as the writer knows it. Two to five statements, however much changes.
 */
final class DagWriter {
  private static final String FENCE =
      """
      UPDATE dag
      SET seq = seq + 1, write_id = ?, stage = ?, state = ?, operator = ?, active_key = ?,
          leftovers = ?, facts = ?, db_session = ?, attempt = ?, epoch = ?, log_lines = ?,
          end_time = ?,
          secrets = CASE WHEN ? = 1 THEN secrets ELSE NULL END,
          lease_until = CASE WHEN ? = 1 THEN lease_until ELSE NULL END,
          owner = CASE WHEN ? = 1 THEN owner ELSE NULL END
      WHERE id = ? AND epoch = ? AND seq = ? AND state = ? AND operator = ?
      """;
  private static final String NODES =
      """
      INSERT INTO node (id, dag_id, stage, name, state, operator, start_time, end_time,
                        execute_times, owner)
      VALUES %s
      ON DUPLICATE KEY UPDATE state = VALUES(state), operator = VALUES(operator),
        start_time = VALUES(start_time), end_time = VALUES(end_time),
        execute_times = VALUES(execute_times), owner = VALUES(owner)
      """;

  private final Db db;

  DagWriter(Db db) {
    this.db = db;
  }

  Uni<Written> write(Write write) {
    DagView after = stamped(write);
    return db.transaction(connection -> inside(connection, write, after))
        .map(done -> (Written) new Written.Applied(after))
        .onFailure(NotAsKnownException.class)
        .recoverWithItem(new Written.Fenced())
        .onFailure(KeyTakenException.class)
        .recoverWithItem(new Written.KeyHeld());
  }

  /** The dag after the write. */
  static DagView stamped(Write write) {
    return DagEdit.of(write.after()).nextSeq(write.lines().size()).build();
  }

  private static Uni<Void> inside(SqlConnection connection, Write write, DagView after) {
    return Db.on(connection, FENCE, fence(write, after))
        .onFailure(SqlErrors::isDuplicate)
        .transform(taken -> new KeyTakenException())
        .invoke(
            rows -> {
              if (rows.rowCount() != 1) {
                throw new NotAsKnownException();
              }
            })
        .chain(held -> nodes(connection, changed(write.before().nodes(), after.nodes())))
        .chain(done -> Attempts.write(connection, write.before(), after, write.time()))
        .chain(done -> Logs.write(connection, after.id(), numbered(write, after.seq())))
        // last: while the row is locked, others wait for it who ask for a slot
        .chain(done -> StartSlots.giveAtTheEnd(connection, write.before(), after));
  }

  private static @Nullable Object[] fence(Write write, DagView after) {
    DagView before = write.before();
    boolean goesOn = after.state() == State.RUNNING && after.epoch() == before.epoch();
    return new @Nullable Object[] {
      write.id(),
      after.stage(),
      after.state().name(),
      after.operator().name(),
      after.activeKey(),
      after.leftovers() ? 1 : 0,
      after.facts(),
      after.session(),
      after.attempt(),
      after.epoch(),
      after.logLines(),
      DagRows.stored(after.endTime()),
      after.secrets() == null ? 0 : 1,
      goesOn ? 1 : 0,
      goesOn ? 1 : 0,
      before.id(),
      before.epoch(),
      before.seq(),
      before.state().name(),
      before.operator().name()
    };
  }

  /** The first insert of a dag's nodes, or the change of some. */
  static Uni<Void> nodes(SqlConnection connection, List<NodeView> nodes) {
    if (nodes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (NodeView node : nodes) {
      values.add(node.id());
      values.add(node.dagId());
      values.add(node.stage());
      values.add(node.name());
      values.add(node.state().name());
      values.add(node.operator().name());
      values.add(DagRows.storedOrNull(node.startTime()));
      values.add(DagRows.storedOrNull(node.endTime()));
      values.add(node.executeTimes());
      values.add(node.owner());
    }
    String marks =
        String.join(", ", Collections.nCopies(nodes.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    return Db.on(connection, NODES.formatted(marks), values.toArray()).replaceWithVoid();
  }

  private static List<NodeView> changed(List<NodeView> before, List<NodeView> after) {
    return after.stream().filter(node -> !before.contains(node)).toList();
  }

  private static List<LogLine> numbered(Write write, long seq) {
    int first = write.before().logLines();
    return IntStream.range(0, write.lines().size())
        .mapToObj(
            i -> {
              Write.Line line = write.lines().get(i);
              return new LogLine(
                  first + i, seq, line.stage(), line.execution(), line.time(), line.text());
            })
        .toList();
  }

  /** Rolls the transaction back. */
  private static final class NotAsKnownException extends RuntimeException {
    NotAsKnownException() {
      super("the dag is not as this writer knows it", null, false, false);
    }
  }

  /** The only unique key that the fence can meet is the active one. */
  private static final class KeyTakenException extends RuntimeException {
    KeyTakenException() {
      super("another dag holds the key", null, false, false);
    }
  }
}
