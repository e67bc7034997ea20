package io.obrestore.dag.store;

import io.obrestore.dag.DagView;
import io.obrestore.dag.LogLine;
import io.obrestore.dag.Maintenance;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.Operator;
import io.obrestore.dag.State;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to what they say. Times are DATETIME(6) in UTC. */
final class DagRows {
  private DagRows() {}

  static DagView dag(Row row, List<NodeView> nodes) {
    return new DagView(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("token"),
        row.getString("trace_id"),
        row.getString("name"),
        row.getInteger("stage"),
        row.getInteger("max_stage"),
        State.valueOf(row.getString("state")),
        Operator.valueOf(row.getString("operator")),
        new Maintenance(row.getInteger("maintenance_type"), row.getString("maintenance_key")),
        row.getString("wanted_key"),
        row.getString("active_key"),
        row.getInteger("leftovers") != 0,
        row.getString("request"),
        row.getString("secrets"),
        row.getString("facts"),
        row.getString("db_session"),
        row.getInteger("attempt"),
        row.getLong("epoch"),
        row.getLong("seq"),
        row.getInteger("log_lines"),
        instant(row.getLocalDateTime("create_time")),
        instant(row.getLocalDateTime("start_time")),
        instant(row.getLocalDateTime("end_time")),
        nodes);
  }

  static NodeView node(Row row) {
    return new NodeView(
        row.getLong("id"),
        row.getLong("dag_id"),
        row.getInteger("stage"),
        row.getString("name"),
        State.valueOf(row.getString("state")),
        Operator.valueOf(row.getString("operator")),
        nullableInstant(row.getLocalDateTime("start_time")),
        nullableInstant(row.getLocalDateTime("end_time")),
        row.getInteger("execute_times"),
        row.getString("owner"));
  }

  static LogLine logLine(Row row) {
    return new LogLine(
        row.getInteger("line_no"),
        row.getLong("seq"),
        row.getInteger("stage"),
        row.getInteger("execution"),
        instant(row.getLocalDateTime("logged_at")),
        row.getString("line"));
  }

  static Instant instant(LocalDateTime stored) {
    return stored.toInstant(ZoneOffset.UTC);
  }

  static @Nullable Instant nullableInstant(@Nullable LocalDateTime stored) {
    return stored == null ? null : instant(stored);
  }

  /** As it is stored: in UTC, microseconds. */
  static LocalDateTime stored(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  static @Nullable LocalDateTime storedOrNull(@Nullable Instant instant) {
    return instant == null ? null : stored(instant);
  }
}
