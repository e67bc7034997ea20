package io.obrestore.oceanbase.view;

import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.ObError;
import io.obrestore.oceanbase.error.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads on a pool or on one session, each with a time limit. Fails with an OceanBaseException.
 *
 * @param client a pool or one connection
 * @param limits the timer
 * @param answer how long to wait for one read
 * @param columns what the views have
 */
public record Reader(SqlClient client, TimeLimit limits, Duration answer, ViewColumns columns) {

  <T> Uni<List<T>> read(ViewQuery query, Tuple values, Function<Fields, T> mapper) {
    return present(query)
        .chain(present -> rows(query.sql(present), query.view(), values))
        .map(rows -> stream(rows).map(row -> mapper.apply(new Fields(query, row))).toList())
        .onFailure(Reader::isUnknownColumn)
        .invoke(() -> columns.forget(query.view()));
  }

  /** In the middle of a rolling upgrade not all servers have the same columns. */
  private static boolean isUnknownColumn(Throwable failure) {
    return failure instanceof RefusedException refused
        && refused.is(ObError.OB_ERR_BAD_FIELD_ERROR);
  }

  <T> Uni<List<T>> read(ViewQuery query, Function<Fields, T> mapper) {
    return read(query, Tuple.tuple(), mapper);
  }

  /** Rows of any SELECT; {@code what} is told in failures. */
  Uni<RowSet<Row>> rows(String sql, String what, Tuple values) {
    // Without parameters as text: it saves the round trip of preparing.
    Uni<RowSet<Row>> answered =
        values.size() == 0
            ? client.query(sql).execute()
            : client.preparedQuery(sql).execute(values);
    return limits
        .await(answer, what, answered)
        .onFailure()
        .transform(failure -> Failures.translate(failure, what));
  }

  private Uni<Set<String>> present(ViewQuery query) {
    return query.optional().isEmpty()
        ? Uni.createFrom().item(Set.of())
        : columns.of(query.view(), this);
  }

  static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
