package io.obrestore.simulator.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.simulator.kernel.ColumnType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every client meets on the embedded OceanBase, whatever engine is behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class ForeignClientContract {
  private static final String PASSWORD = "s3cret %+";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MANY = 30_000;
  private static final int A_TIME = 1_000;
  private static final String HALF = "x".repeat(9 << 20);

  private EmbeddedOceanBase server;
  private ClientSession helper;

  /** With the engine in question, its schema {@code test} empty. */
  abstract SimulatorSettings settings() throws Exception;

  @BeforeAll
  void start() throws Exception {
    server = EmbeddedOceanBase.start(settings().withRootPassword(PASSWORD), RunningClock.real());
    helper = ForeignClient.MARIADB_JDBC.open(door());
    helper.query("CREATE TABLE many (id BIGINT PRIMARY KEY, body VARCHAR(100), none INT)");
    for (int from = 0; from < MANY; from += A_TIME) {
      List<String> rows = new ArrayList<>();
      for (int id = from; id < from + A_TIME; id++) {
        rows.add("(" + id + ", 'row " + id + "', NULL)");
      }
      helper.query("INSERT INTO many VALUES " + String.join(",", rows));
    }
    helper.query("CREATE TABLE half (body LONGTEXT)");
    helper.query("INSERT INTO half VALUES ('" + HALF + "')");
  }

  @AfterAll
  void stop() throws Exception {
    helper.close();
    server.close();
  }

  private Door door() {
    return new Door(server.port(), "root@sys", PASSWORD, "test");
  }

  private interface Call {
    void run() throws ClientException;
  }

  private static void refused(int code, String state, String words, Call call) {
    try {
      call.run();
    } catch (ClientException e) {
      assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
      assertThat(e.getMessage()).contains(words);
      if (e.state() != null) {
        assertThat(e.state()).isEqualTo(state);
      }
      return;
    }
    throw new AssertionError("not refused with: " + words);
  }

  private static List<@Nullable String> row(@Nullable String... values) {
    return Arrays.asList(values);
  }

  @ParameterizedTest
  @EnumSource
  void logsInAndIsWhoItSays(ForeignClient client) throws Exception {
    try (ClientSession session = client.open(door())) {
      Answer answer = session.query("SELECT CURRENT_USER() AS who, DATABASE() AS place");
      assertThat(answer.labels()).containsExactly("who", "place");
      assertThat(answer.rows()).containsExactly(row("root@%", "test"));
      assertThat(session.query("SELECT VERSION()").column())
          .containsExactly("5.7.25-OceanBase_CE-v4.3.5.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedWithAWrongPasswordAndWithNone(ForeignClient client) {
    Door wrong = new Door(server.port(), "root@sys", "wrong", "test");
    refused(1045, "42000", "Access denied for user 'root'@", () -> client.open(wrong).close());
    Door none = new Door(server.port(), "root@sys", "", "test");
    refused(1045, "42000", "Access denied for user 'root'@", () -> client.open(none).close());
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedInAnUnknownTenantAndAnUnknownDatabase(ForeignClient client) {
    Door tenant = new Door(server.port(), "root@nosuch", PASSWORD, "test");
    refused(1045, "42000", "Access denied for user 'root'@", () -> client.open(tenant).close());
    Door database = new Door(server.port(), "root@sys", PASSWORD, "nosuch");
    refused(1049, "42000", "Unknown database 'nosuch'", () -> client.open(database).close());
  }

  @ParameterizedTest
  @EnumSource
  void tellsNullFromTextsThatLookLikeIt(ForeignClient client) throws Exception {
    try (ClientSession session = client.open(door())) {
      assertThat(session.query("SELECT NULL, '', 'NULL', none FROM many WHERE id = 0").rows())
          .containsExactly(row(null, "", "NULL", null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void bringsBackTextsOfAllKinds(ForeignClient client) throws Exception {
    try (ClientSession session = client.open(door())) {
      session.query("DROP TABLE IF EXISTS texts");
      session.query("CREATE TABLE texts (id INT PRIMARY KEY, `na``me` VARCHAR(200))");
      session.query("INSERT INTO texts VALUES (1, '名 O''Brien \\\\ \\' \"q\" % <&> 😀\\n\\t;')");
      Answer answer = session.query("SELECT `na``me` FROM texts /* ' ` */ WHERE id = 1");
      assertThat(answer.labels()).containsExactly("na`me");
      assertThat(answer.column()).containsExactly("名 O'Brien \\ ' \"q\" % <&> 😀\n\t;");
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryColumnTypeOfTheViewsWithItsExtremesAndNull(ForeignClient client) throws Exception {
    try (ClientSession session = client.open(door())) {
      for (Map.Entry<ColumnType, ViewSamples.Column> sample : ViewSamples.columns().entrySet()) {
        ViewSamples.Column column = sample.getValue();
        helper.query("DELETE FROM " + column.table());
        List<@Nullable String> values = new ArrayList<>(ViewSamples.values(sample.getKey()));
        values.add(null);
        for (String value : values) {
          helper.query(column.insert(value));
        }
        assertThat(session.query(column.select()).column())
            .as(sample.getKey() + " " + column)
            .containsExactlyInAnyOrderElementsOf(values);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsTensOfThousandsOfRowsInTheirOrder(ForeignClient client) throws Exception {
    try (ClientSession session = client.open(door())) {
      List<List<@Nullable String>> rows = session.query("SELECT * FROM many ORDER BY id").rows();
      assertThat(rows).hasSize(MANY);
      for (int id = 0; id < MANY; id++) {
        assertThat(rows.get(id)).isEqualTo(row(Integer.toString(id), "row " + id, null));
      }
      assertThat(session.query("SELECT 7").column()).containsExactly("7");
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsAValueOfSeveralPackets(ForeignClient client) throws Exception {
    try (ClientSession session = client.open(door())) {
      String value = session.query("SELECT CONCAT(body, '-', body) FROM half").column().get(0);
      assertThat(value).hasSize(2 * HALF.length() + 1);
      assertThat(value.charAt(HALF.length())).isEqualTo('-');
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendsAStatementOfFifteenMebibytesAndNoneOfMoreThanSixteen(ForeignClient client)
      throws Exception {
    try (ClientSession session = client.open(door())) {
      String fits = "SELECT 7 /* " + "x".repeat(15 << 20) + " */";
      assertThat(session.query(fits).column()).containsExactly("7");
      String tooLong = "SELECT 7 /* " + "x".repeat(16 << 20) + " */";
      // Some drivers know max_allowed_packet and do not even send it.
      assertThatThrownBy(() -> session.query(tooLong))
          .isInstanceOfSatisfying(
              ClientException.class,
              e -> assertThat(e.isLost() || List.of(0, 1153).contains(e.code())).isTrue());
    }
    assertThat(helper.query("SELECT 7").column()).containsExactly("7");
  }

  @ParameterizedTest
  @EnumSource
  void commitsAndRollsBack(ForeignClient client) throws Exception {
    try (ClientSession session = client.open(door())) {
      session.query("DROP TABLE IF EXISTS moves");
      session.query("CREATE TABLE moves (id INT PRIMARY KEY)");
      session.query("BEGIN");
      session.query("INSERT INTO moves VALUES (1)");
      assertThat(helper.query("SELECT COUNT(*) FROM moves").column()).containsExactly("0");
      session.query("COMMIT");
      assertThat(helper.query("SELECT COUNT(*) FROM moves").column()).containsExactly("1");
      session.query("SET autocommit = 0");
      session.query("DELETE FROM moves");
      assertThat(session.query("SELECT COUNT(*) FROM moves").column()).containsExactly("0");
      session.query("ROLLBACK");
      assertThat(session.query("SELECT COUNT(*) FROM moves").column()).containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesWhatItDidNotCommitWhenItGoes(ForeignClient client) throws Exception {
    helper.query("DROP TABLE IF EXISTS lost");
    helper.query("CREATE TABLE lost (id INT PRIMARY KEY)");
    try (ClientSession session = client.open(door())) {
      session.query("BEGIN");
      session.query("INSERT INTO lost VALUES (1)");
    }
    // Waits for the lock until the server has noticed.
    helper.query("INSERT INTO lost VALUES (1)");
    assertThat(helper.query("SELECT COUNT(*) FROM lost").column()).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void isToldErrorsInTheKernelsWordsAndGoesOn(ForeignClient client) throws Exception {
    try (ClientSession session = client.open(door())) {
      String syntax = "You have an error in your SQL syntax";
      refused(1064, "42000", syntax, () -> session.query("SELECT FROM WHERE"));
      String table = "Table 'test.nosuch' doesn't exist";
      refused(1146, "42S02", table, () -> session.query("SELECT * FROM nosuch"));
      String column = "Unknown column 'nosuch'";
      refused(1054, "42S22", column, () -> session.query("SELECT nosuch FROM many"));
      String key = "Duplicate entry '7' for key 'PRIMARY'";
      refused(1062, "23000", key, () -> session.query("INSERT INTO many VALUES (7, '', 0)"));
      String variable = "Unknown system variable 'nosuch'";
      refused(1193, "HY000", variable, () -> session.query("SET nosuch = 1"));
      assertThat(session.query("SELECT 7").column()).containsExactly("7");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hearsThatItsStatementWasKilledAndGoesOn(ForeignClient client) throws Exception {
    try (ClientSession session = client.open(door())) {
      long id = id(session);
      CompletableFuture<ClientException> end = asleep(session, id);
      // the log has it a moment before it begins, and until then there is no query to kill
      while (!end.isDone()) {
        helper.query("KILL QUERY " + id);
      }
      ClientException killed = end.get();
      assertThat(killed.code()).as(killed.getMessage()).isEqualTo(1317);
      assertThat(killed).hasMessageContaining("Query execution was interrupted");
      assertThat(session.query("SELECT 7").column()).containsExactly("7");
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesAConnectionThatIsKilledInTheMiddleAndIsForgotten(ForeignClient client)
      throws Exception {
    try (ClientSession session = client.open(door())) {
      long id = id(session);
      CompletableFuture<ClientException> end = asleep(session, id);
      helper.query("KILL " + id);
      ClientException killed = end.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertThat(killed.isLost()).as(killed.toString()).isTrue();
      assertThatThrownBy(() -> session.query("SELECT 7")).isInstanceOf(ClientException.class);
      awaitForgotten(id);
      refused(1094, "HY000", "Unknown thread id", () -> helper.query("KILL " + id));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isForgottenByTheEndOfItsStatementWhenItGoesInTheMiddle(ForeignClient client)
      throws Exception {
    ClientSession session = client.open(door());
    long id = id(session);
    session.query("SET ob_query_timeout = 500000");
    CompletableFuture<ClientException> end = asleep(session, id);
    session.close();
    awaitForgotten(id);
    assertThat(end.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotNull();
  }

  private static long id(ClientSession session) throws ClientException {
    return Long.parseLong(String.valueOf(session.query("SELECT CONNECTION_ID()").column().get(0)));
  }

  /** The end of a statement that waits and has reached the server. */
  private CompletableFuture<ClientException> asleep(ClientSession session, long id)
      throws Exception {
    CompletableFuture<ClientException> end =
        CompletableFuture.supplyAsync(
            () ->
                catchThrowableOfType(
                    ClientException.class, () -> session.query("SELECT SLEEP(60)")));
    server
        .statements()
        .await(s -> s.connectionId() == id && s.sql().startsWith("SELECT SLEEP"), LIMIT);
    return end;
  }

  private void awaitForgotten(long id) throws ClientException {
    String count = "SELECT COUNT(*) FROM oceanbase.GV$OB_PROCESSLIST WHERE ID = " + id;
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!helper.query(count).column().contains("0")) {
      assertThat(System.nanoTime()).as("still there").isLessThan(end);
    }
  }
}
