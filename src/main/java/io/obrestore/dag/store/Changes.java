package io.obrestore.dag.store;

import io.obrestore.dag.Change;
import io.obrestore.dag.DagView;
import io.obrestore.dag.LogLine;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What has changed since somebody looked: one cheap statement while nothing has. */
final class Changes {
  private static final String HEADS =
      """
      SELECT id, seq FROM dag WHERE id IN (%s)
      """;
  private static final String LIVELY =
      """
      SELECT id, seq FROM dag WHERE state IN ('READY', 'RUNNING') ORDER BY id DESC LIMIT ?
      """;
  private static final String ENDED =
      """
      SELECT id, seq FROM dag WHERE state IN ('FAILED', 'SUCCEED') AND end_time > ?
      ORDER BY id DESC LIMIT ?
      """;

  private final Db db;
  private final DagReader reader;
  private final Logs logs;

  Changes(Db db, DagReader reader, Logs logs) {
    this.db = db;
    this.reader = reader;
    this.logs = logs;
  }

  Uni<List<Change>> since(Map<Long, Long> seen) {
    return seen.isEmpty()
        ? Uni.createFrom().item(List.of())
        : heads(HEADS.formatted(Db.marks(seen.size())), seen.keySet().toArray())
            .map(heads -> changed(seen, heads))
            .chain(this::told);
  }

  Uni<Map<Long, Long>> lively(Instant endedAfter, int limit) {
    // first those that may still end, so that none is missed for ending in between
    return heads(LIVELY, limit)
        .chain(
            running ->
                heads(ENDED, DagRows.stored(endedAfter), limit)
                    .map(
                        ended -> {
                          var all = new LinkedHashMap<>(running);
                          all.putAll(ended);
                          return all;
                        }));
  }

  private Uni<Map<Long, Long>> heads(String sql, Object... parameters) {
    return db.run(sql, parameters)
        .map(
            rows ->
                DagReader.stream(rows)
                    .collect(
                        Collectors.toMap(row -> row.getLong("id"), row -> row.getLong("seq"))));
  }

  private static Map<Long, Long> changed(Map<Long, Long> seen, Map<Long, Long> heads) {
    return seen.entrySet().stream()
        .filter(dag -> heads.containsKey(dag.getKey()))
        .filter(dag -> !Objects.equals(heads.get(dag.getKey()), dag.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The lines are read behind the dags: what is newer than those is for the next look. */
  private Uni<List<Change>> told(Map<Long, Long> changed) {
    return reader
        .wholeByIds(changed.keySet())
        .chain(
            dags ->
                logs.since(changed)
                    .map(
                        lines ->
                            dags.stream()
                                .map(dag -> change(dag, lines.getOrDefault(dag.id(), List.of())))
                                .toList()));
  }

  private static Change change(DagView dag, List<LogLine> lines) {
    return new Change(dag, lines.stream().filter(line -> line.seq() <= dag.seq()).toList());
  }
}
