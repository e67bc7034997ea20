package io.obrestore.dag.store;

import io.obrestore.dag.LogLine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log lines of dags. At most 1,000 lines of a dag are kept: the first 100 and the newest; what
 * is between them goes in blocks of 100, and what is left shows it by the gap in its numbers.
 */
final class Logs {
  static final int KEPT = 1_000;
  static final int KEPT_HEAD = 100;
  private static final int BLOCK = 100;
  private static final int LONGEST_LINE = 4_000;

  private static final String INSERT =
      """
      INSERT INTO task_log (dag_id, line_no, seq, stage, execution, logged_at, line) VALUES %s
      """;
  private static final String DROP_MIDDLE =
      """
      DELETE FROM task_log WHERE dag_id = ? AND line_no >= ? AND line_no < ?
      """;
  private static final String PAGE =
      """
      SELECT * FROM task_log WHERE dag_id = ? AND line_no > ? ORDER BY line_no LIMIT ?
      """;
  private static final String OF_DAGS =
      """
      SELECT * FROM task_log WHERE dag_id IN (%s) ORDER BY dag_id DESC, line_no LIMIT ?
      """;
  private static final String LAST_OF_DAGS =
      """
      SELECT task_log.*
      FROM task_log
      JOIN (SELECT dag_id AS last_dag, MAX(line_no) AS last_line
            FROM task_log WHERE dag_id IN (%s) GROUP BY dag_id) newest
        ON dag_id = last_dag AND line_no = last_line
      """;
  private static final String OF_STAGE =
      """
      SELECT * FROM task_log WHERE dag_id = ? AND stage = ? ORDER BY line_no LIMIT ?
      """;
  private static final String SINCE =
      """
      SELECT * FROM task_log WHERE %s ORDER BY dag_id, line_no
      """;
  private static final String ONE_SINCE = "(dag_id = ? AND seq > ?)";

  private final Db db;

  Logs(Db db) {
    this.db = db;
  }

  Uni<List<LogLine>> page(long dagId, int afterNumber, int limit) {
    return lines(PAGE, dagId, afterNumber, limit);
  }

  Uni<Map<Long, List<LogLine>>> of(Collection<Long> dagIds, int limit) {
    if (dagIds.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    List<@Nullable Object> values = new ArrayList<>(dagIds);
    values.add(limit);
    return db.run(OF_DAGS.formatted(Db.marks(dagIds.size())), values.toArray())
        .chain(
            rows -> {
              var logs = byDag(rows);
              return rows.size() < limit
                  ? Uni.createFrom().item(logs)
                  : last(dagIds).map(last -> withLast(logs, last));
            });
  }

  /** The last line of each: on failure it is the reason, which must not be cut off. */
  private Uni<Map<Long, List<LogLine>>> last(Collection<Long> dagIds) {
    return db.run(LAST_OF_DAGS.formatted(Db.marks(dagIds.size())), dagIds.toArray())
        .map(Logs::byDag);
  }

  private static Map<Long, List<LogLine>> withLast(
      Map<Long, List<LogLine>> logs, Map<Long, List<LogLine>> last) {
    var whole = new HashMap<>(last);
    logs.forEach((dag, lines) -> whole.merge(dag, lines, Logs::joined));
    return whole;
  }

  private static List<LogLine> joined(List<LogLine> last, List<LogLine> lines) {
    return Stream.concat(lines.stream(), last.stream()).distinct().toList();
  }

  private static Map<Long, List<LogLine>> byDag(RowSet<Row> rows) {
    return DagReader.stream(rows)
        .collect(
            Collectors.groupingBy(
                row -> row.getLong("dag_id"),
                Collectors.mapping(DagRows::logLine, Collectors.toList())));
  }

  Uni<List<LogLine>> ofStage(long dagId, int stage) {
    return lines(OF_STAGE, dagId, stage, KEPT);
  }

  /** By dag, the lines that came with changes after that {@code seq}, in order. */
  Uni<Map<Long, List<LogLine>>> since(Map<Long, Long> seen) {
    if (seen.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    var values = new ArrayList<@Nullable Object>();
    seen.forEach(
        (dag, seq) -> {
          values.add(dag);
          values.add(seq);
        });
    String wanted = String.join(" OR ", Collections.nCopies(seen.size(), ONE_SINCE));
    return db.run(SINCE.formatted(wanted), values.toArray()).map(Logs::byDag);
  }

  private Uni<List<LogLine>> lines(String sql, @Nullable Object... parameters) {
    return db.run(sql, parameters)
        .map(rows -> DagReader.stream(rows).map(DagRows::logLine).toList());
  }

  /** Within a transaction that holds the dag's row: all lines by one statement. */
  static Uni<Void> write(SqlConnection connection, long dagId, List<LogLine> lines) {
    if (lines.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (LogLine line : lines) {
      values.add(dagId);
      values.add(line.number());
      values.add(line.seq());
      values.add(line.stage());
      values.add(line.execution());
      values.add(DagRows.stored(line.time()));
      values.add(cut(line.text()));
    }
    String rows = String.join(", ", Collections.nCopies(lines.size(), "(?, ?, ?, ?, ?, ?, ?)"));
    int first = lines.get(0).number();
    return Db.on(connection, INSERT.formatted(rows), values.toArray())
        .chain(done -> dropMiddle(connection, dagId, first, first + lines.size()));
  }

  private static Uni<Void> dropMiddle(SqlConnection connection, long dagId, int before, int after) {
    int dropped = droppedAt(before);
    int toDrop = droppedAt(after);
    if (toDrop == dropped) {
      return Uni.createFrom().voidItem();
    }
    return Db.on(connection, DROP_MIDDLE, dagId, KEPT_HEAD + dropped, KEPT_HEAD + toDrop)
        .replaceWithVoid();
  }

  /** How many lines are gone once this many were written. */
  static int droppedAt(int written) {
    return written <= KEPT ? 0 : (written - KEPT + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** A line as it is stored. */
  static String cut(String text) {
    return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + " …";
  }
}
