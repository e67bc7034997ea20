package io.obrestore.oceanbase.session;

import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.error.Failures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Single statements in the service's own schema, each waited for a limited time. Fails with an
 * OceanBaseException.
 *
 * @param pool sessions whose default schema is the store's
 * @param limits the timer
 * @param answer how long to wait for one statement
 */
public record StoreClient(Pool pool, TimeLimit limits, Duration answer) {
  /**
   * Runs one parameterised statement.
   *
   * @param what told in failures; without secrets
   */
  public Uni<RowSet<Row>> run(String what, String sql, @Nullable Object... values) {
    return limits
        .await(answer, what, pool.preparedQuery(sql).execute(Tuple.from(Arrays.asList(values))))
        .onFailure()
        .transform(failure -> Failures.translate(failure, what));
  }
}
