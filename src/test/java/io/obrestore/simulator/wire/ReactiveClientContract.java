package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.mysqlclient.MySQLClient;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the reactive client sees, whatever engine is behind. */
abstract class ReactiveClientContract {
  private static final String ALL_TYPES =
      """
      CREATE TABLE every (id BIGINT AUTO_INCREMENT PRIMARY KEY, tiny TINYINT, small SMALLINT,
        num INT, big BIGINT, scn BIGINT UNSIGNED, amount DECIMAL(6,2), ratio DOUBLE,
        name VARCHAR(200), body LONGTEXT, day DATE, at DATETIME(6), raw VARBINARY(20))
      """;
  private static final String INSERT =
      "INSERT INTO every (tiny, small, num, big, scn, amount, ratio, name, body, day, at, raw)"
          + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)";

  private Lab lab;
  private Reactive client;

  /** A server over the engine in question, its schema {@code test} empty. */
  abstract Lab startLab() throws Exception;

  @BeforeEach
  void start() throws Exception {
    lab = startLab();
    client = new Reactive(lab.port(), "", "test");
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    lab.close();
  }

  private static void fails(int code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MySQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(code));
  }

  @Test
  void everyTypeComesBackInTextAndBinary() {
    client.query(ALL_TYPES);
    LocalDateTime at = LocalDateTime.of(2026, 2, 28, 23, 59, 58, 123_456_000);
    RowSet<Row> inserted =
        client.prepared(
            INSERT,
            -5,
            -300,
            70_000,
            Long.MIN_VALUE,
            Numeric.parse("18446744073709551615"),
            new BigDecimal("99.50"),
            0.1,
            "名 O'Brien \\ % 😀 \0",
            "x",
            LocalDate.of(2024, 2, 29),
            at,
            io.vertx.core.buffer.Buffer.buffer(new byte[] {0, -1, 39}));
    assertThat(inserted.rowCount()).isEqualTo(1);
    assertThat(inserted.property(MySQLClient.LAST_INSERTED_ID)).isEqualTo(1);
    for (RowSet<Row> rows :
        List.of(client.query("SELECT * FROM every"), client.prepared("SELECT * FROM every"))) {
      Row row = rows.iterator().next();
      assertThat(row.getInteger("tiny")).isEqualTo(-5);
      assertThat(row.getInteger("small")).isEqualTo(-300);
      assertThat(row.getInteger("num")).isEqualTo(70_000);
      assertThat(row.getLong("big")).isEqualTo(Long.MIN_VALUE);
      assertThat(row.getValue("scn").toString()).isEqualTo("18446744073709551615");
      assertThat(row.getBigDecimal("amount")).isEqualByComparingTo("99.5");
      assertThat(row.getDouble("ratio")).isEqualTo(0.1);
      assertThat(row.getString("name")).isEqualTo("名 O'Brien \\ % 😀 \0");
      assertThat(row.getString("body")).isEqualTo("x");
      assertThat(row.getLocalDate("day")).isEqualTo(LocalDate.of(2024, 2, 29));
      assertThat(row.getLocalDateTime("at")).isEqualTo(at);
      assertThat(row.getBuffer("raw").getBytes()).containsExactly(0, -1, 39);
    }
  }

  @Test
  void everyTypeCanBeNull() {
    client.query(ALL_TYPES);
    client.prepared(INSERT, null, null, null, null, null, null, null, null, null, null, null, null);
    for (RowSet<Row> rows :
        List.of(client.query("SELECT * FROM every"), client.prepared("SELECT * FROM every"))) {
      Row row = rows.iterator().next();
      for (int i = 1; i < row.size(); i++) {
        assertThat(row.getValue(i)).as(row.getColumnName(i)).isNull();
      }
    }
  }

  @Test
  void labelsAreThoseOfTheStatement() {
    client.query("CREATE TABLE t (Id BIGINT)");
    client.query("INSERT INTO t VALUES (1)");
    RowSet<Row> rows = client.query("SELECT ID, id AS Foo, COUNT(*) OVER () n, 1 + 1 FROM t");
    assertThat(rows.columnsNames()).containsExactly("ID", "Foo", "n", "1 + 1");
    assertThat(client.query("SELECT t.* FROM t").columnsNames()).containsExactly("Id");
  }

  @Test
  void aBatchInATransactionIsAllOrNothing() {
    client.query("CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR(10))");
    List<Tuple> batch = List.of(Tuple.of(1, "a"), Tuple.of(2, "b"));
    var transaction = client.connection.begin().await().atMost(Reactive.LIMIT);
    client
        .connection
        .preparedQuery("INSERT INTO t VALUES (?, ?)")
        .executeBatch(batch)
        .await()
        .atMost(Reactive.LIMIT);
    transaction.rollback().await().atMost(Reactive.LIMIT);
    assertThat(client.query("SELECT id FROM t").size()).isZero();
  }

  @Test
  void fiveMegabytesRoundTrip() {
    client.query("CREATE TABLE t (body LONGTEXT)");
    String big = "ö'\\x".repeat(1 << 20);
    client.prepared("INSERT INTO t VALUES (?)", big);
    assertThat(client.query("SELECT body FROM t").iterator().next().getString(0)).isEqualTo(big);
    assertThat(client.prepared("SELECT body FROM t").iterator().next().getString(0)).isEqualTo(big);
  }

  @Test
  void aStatementOfMoreThan16MebibytesIsRefusedWith1153AndTheConnectionClosed() {
    client.query("CREATE TABLE t (body LONGTEXT)");
    String tooBig = "x".repeat(16 << 20);
    fails(1153, () -> client.query("INSERT INTO t VALUES ('" + tooBig + "')"));
    assertThatThrownBy(() -> client.query("SELECT 1")).isNotInstanceOf(MySQLException.class);
  }

  @Test
  void anAnswerOfSeveralPacketsComesWhole() {
    client.query("CREATE TABLE t (body LONGTEXT)");
    client.prepared("INSERT INTO t VALUES (?)", "x".repeat(9 << 20));
    RowSet<Row> rows = client.query("SELECT CONCAT(body, '-', body) FROM t");
    String whole = rows.iterator().next().getString(0);
    assertThat(whole).hasSize((18 << 20) + 1);
  }

  @Test
  void theTimeIsThatOfTheSessionsZone() {
    LocalDateTime east = now();
    client.query("SET time_zone = '+00:00'");
    LocalDateTime utc = now();
    assertThat(east.minusHours(8)).isBetween(utc.minusMinutes(1), utc);
    assertThat(client.prepared("SELECT TIMESTAMPADD(MICROSECOND, ?, NOW(6)) AS t", 5).size())
        .isEqualTo(1);
  }

  private LocalDateTime now() {
    return client.prepared("SELECT NOW(6) AS n").iterator().next().getLocalDateTime("n");
  }

  @Test
  void setWithAParameterAndPreparedAdministrationAreRefused() {
    fails(4001, () -> client.prepared("SET ob_query_timeout = ?", 5));
    fails(1295, () -> client.prepared("ALTER SYSTEM WAIT"));
    fails(1146, () -> client.prepared("SELECT * FROM nosuch WHERE id = ?", 5));
  }

  @Test
  void aTupleListAndConditionalUpdatesWork() {
    client.query("CREATE TABLE t (id BIGINT PRIMARY KEY, epoch BIGINT, due DATETIME(6))");
    client.query("INSERT INTO t VALUES (1, 1, NULL), (2, 5, NULL)");
    RowSet<Row> rows =
        client.prepared(
            "UPDATE t SET due = TIMESTAMPADD(MICROSECOND, ?, NOW(6))"
                + " WHERE (id, epoch) IN ((?,?),(?,?)) AND (due IS NULL OR due < NOW(6))",
            20_000_000L,
            1,
            1,
            2,
            4);
    assertThat(rows.rowCount()).isEqualTo(1);
    client.prepared(
        "INSERT INTO t (id, epoch) VALUES (?, ?) ON DUPLICATE KEY UPDATE epoch = VALUES(epoch)",
        2,
        9);
    assertThat(client.query("SELECT epoch FROM t WHERE id = 2").iterator().next().getLong(0))
        .isEqualTo(9);
  }

  @Test
  void theFiftyFirstOpenPreparedStatementIsRefusedWith5930() {
    for (int i = 0; i < 50; i++) {
      prepare("SELECT " + i);
    }
    fails(5930, () -> prepare("SELECT 50"));
    assertThat(client.query("SELECT 1").size()).isEqualTo(1);
  }

  private void prepare(String sql) {
    client.connection.prepare(sql).await().atMost(Reactive.LIMIT);
  }

  @Test
  void aResetRollsBackAndPutsVariablesToTheirDefaults() {
    client.query("CREATE TABLE t (id BIGINT PRIMARY KEY)");
    client.query("SET ob_query_timeout = 7000000, time_zone = '+00:00', @x = 1, autocommit = 0");
    client.query("INSERT INTO t VALUES (1)");
    client.connection.resetConnection().await().atMost(Reactive.LIMIT);
    Row row =
        client
            .query(
                "SELECT @@ob_query_timeout AS q, @@time_zone AS z, @x AS x, @@autocommit AS a,"
                    + " DATABASE() AS d, (SELECT COUNT(*) FROM t) AS n")
            .iterator()
            .next();
    assertThat(row.getLong("q")).isEqualTo(10_000_000);
    assertThat(row.getString("z")).isEqualTo("+08:00");
    assertThat(row.getValue("x")).isNull();
    assertThat(row.getLong("a")).isEqualTo(1);
    assertThat(row.getString("d")).isEqualTo("test");
    assertThat(row.getLong("n")).isZero();
  }
}
