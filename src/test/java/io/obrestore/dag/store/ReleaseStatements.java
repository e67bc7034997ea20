package io.obrestore.dag.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TappedPool.Tap;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The statements a release sends to the store, with their values and how many rows each met (below
 * zero: its refusal); one line of JSON each. Recorded once, then played for ever: replicas of that
 * release go on working while newer ones have upgraded the schema.
 */
final class ReleaseStatements implements Tap {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SQL = "sql";
  private static final String VALUES = "values";
  private static final String ROWS = "rows";

  private final List<ObjectNode> sent = new ArrayList<>();

  @Override
  public <T> Future<T> pass(String sql, @Nullable Tuple values, Supplier<Future<T>> send) {
    ObjectNode line = JSON.createObjectNode().put(SQL, sql.strip().replaceAll("\\s+", " "));
    ArrayNode shown = line.putArray(VALUES);
    for (int i = 0; values != null && i < values.size(); i++) {
      shown.add(shown(values.getValue(i)));
    }
    synchronized (sent) {
      sent.add(line);
    }
    return send.get()
        .onSuccess(answer -> line.put(ROWS, rows(answer)))
        .onFailure(failure -> line.put(ROWS, refused(failure)));
  }

  /** Refusals are part of the ways of the store: a key that is taken. */
  private static int refused(Throwable failure) {
    if (failure instanceof MySQLException refusal) {
      return -refusal.getErrorCode();
    }
    throw new IllegalStateException(failure);
  }

  private static int rows(@Nullable Object answer) {
    return answer instanceof SqlResult<?> result
        ? (result.columnsNames() == null ? result.rowCount() : result.size())
        : 0;
  }

  private static JsonNode shown(@Nullable Object value) {
    return value instanceof LocalDateTime time
        ? JSON.createObjectNode().put("time", time.toString())
        : JSON.valueToTree(value);
  }

  void writeTo(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, sent.stream().map(ObjectNode::toString).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends them again, in order; tells those that were answered otherwise. */
  static List<String> play(Path file, StoreFixture fixture) {
    SqlConnection connection = StoreFixture.await(fixture.pool().getConnection());
    try {
      List<String> otherwise = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        JsonNode statement = JSON.readTree(line);
        int rows =
            StoreFixture.await(
                sent(connection, statement)
                    .onFailure()
                    .recoverWithItem(ReleaseStatements::refused));
        if (rows != statement.path(ROWS).asInt()) {
          otherwise.add(rows + " rows: " + line);
        }
      }
      return otherwise;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      StoreFixture.await(connection.close());
    }
  }

  private static Uni<Integer> sent(SqlConnection connection, JsonNode statement) {
    String sql = statement.path(SQL).asText();
    if (statement.path(VALUES).isEmpty()) {
      return connection.query(sql).execute().map(rows -> rows(rows.getDelegate()));
    }
    List<@Nullable Object> values = new ArrayList<>();
    statement.path(VALUES).forEach(value -> values.add(value(value)));
    return connection
        .preparedQuery(sql)
        .execute(io.vertx.mutiny.sqlclient.Tuple.tuple(values))
        .map(rows -> rows(rows.getDelegate()));
  }

  private static @Nullable Object value(JsonNode value) {
    if (value.isObject()) {
      return LocalDateTime.parse(value.path("time").asText());
    }
    if (value.isNull()) {
      return null;
    }
    return value.isTextual() ? value.textValue() : value.numberValue();
  }
}
