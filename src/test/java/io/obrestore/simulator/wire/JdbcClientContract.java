package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.testing.Jdbc;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What JDBC clients see, whatever engine is behind. */
abstract class JdbcClientContract {
  private Lab lab;
  private Connection connection;

  /** A server over the engine in question, its schema {@code test} empty. */
  abstract Lab startLab() throws Exception;

  /** As JDBC's URLs name it. */
  String driver() {
    return "mariadb";
  }

  /** Further ones of the URL. */
  String options() {
    return "";
  }

  String stateOfALockTimeout() {
    return "HY000";
  }

  Connection connection() {
    return connection;
  }

  private Connection connect() throws SQLException {
    return Jdbc.connect(lab.url(driver(), options()));
  }

  @BeforeEach
  void start() throws Exception {
    lab = startLab();
    connection = connect();
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    lab.close();
  }

  private static void fails(int code, String state, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              assertThat(e.getErrorCode()).as(e.getMessage()).isEqualTo(code);
              assertThat(e.getSQLState()).isEqualTo(state);
              assertThat(e.getMessage()).doesNotContain("h2", "java");
            });
  }

  private void refused(int code, String state, String sql) {
    fails(code, state, () -> Lab.run(connection, sql));
  }

  @Test
  void aSessionTellsOfItself() throws SQLException {
    assertThat(Lab.one(connection, "SELECT VERSION()")).isEqualTo("5.7.25-OceanBase_CE-v4.3.5.1");
    assertThat(Lab.one(connection, "select ob_version()")).isEqualTo("4.3.5.1");
    assertThat(Lab.one(connection, "SELECT DATABASE()")).isEqualTo("test");
    assertThat(Lab.one(connection, "SELECT @@session.time_zone AS z")).isEqualTo("+08:00");
    assertThat((Long) Lab.one(connection, "SELECT CONNECTION_ID()")).isGreaterThan(1L << 31);
  }

  @Test
  void theServerCountsWhatItIsAsked() throws SQLException {
    long before = status("Questions");
    long begun = status("Com_begin");
    Lab.run(connection, "BEGIN");
    try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
      statement.setInt(1, 1);
      assertThat(statement.execute()).isTrue();
    }
    Lab.run(connection, "COMMIT");
    assertThat(status("Com_begin") - begun).isEqualTo(1);
    assertThat(status("Questions") - before).as("these, and three of SHOW").isEqualTo(6);
  }

  private long status(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + name + "'")) {
      assertThat(row.next()).isTrue();
      return row.getLong("Value");
    }
  }

  @Test
  void aWrongPasswordIsRefusedWith1045() throws Exception {
    SimulatorSettings settings = SimulatorSettings.defaults().withRootPassword("sécret");
    try (Lab locked = Lab.start(settings, RunningClock.real())) {
      fails(1045, "42000", () -> Jdbc.connect(locked.url(driver(), "&password=wrong")));
      try (Connection let = Jdbc.connect(locked.url(driver(), "&password=sécret"))) {
        assertThat(let.isValid(1)).isTrue();
      }
    }
  }

  @Test
  void anUnknownDatabaseIsRefusedWith1049() {
    String url = lab.url(driver(), "").replace("/test", "/nosuch");
    fails(1049, "42000", () -> Jdbc.connect(url));
    refused(1049, "42000", "USE nosuch");
  }

  @Test
  void errorsOfTheEngineComeAsTheKernels() throws SQLException {
    Lab.run(
        connection, "CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR(3), UNIQUE KEY k (name))");
    Lab.run(connection, "INSERT INTO t VALUES (1, 'a')");
    refused(1062, "23000", "INSERT INTO t VALUES (1, 'b')");
    refused(1062, "23000", "INSERT INTO t VALUES (2, 'a')");
    refused(1146, "42S02", "SELECT * FROM nosuch");
    refused(1054, "42S22", "SELECT nosuch FROM t");
    refused(1064, "42000", "SELECT FROM WHERE");
    refused(1064, "42000", "SHUTDOWN");
    refused(1064, "42000", "SELECT 'open");
    refused(1064, "42000", "SELECT ?");
    refused(1064, "42000", "SELECT 1; SELECT 2");
    refused(1050, "42S01", "CREATE TABLE t (id BIGINT)");
    refused(1060, "42S21", "ALTER TABLE t ADD COLUMN name VARCHAR(3)");
    refused(1061, "42000", "ALTER TABLE t ADD UNIQUE KEY k (name)");
    refused(1091, "42000", "ALTER TABLE t DROP INDEX nosuch");
    refused(1091, "42000", "ALTER TABLE t DROP COLUMN nosuch");
    refused(1406, "22001", "INSERT INTO t VALUES (3, 'long')");
    refused(1193, "HY000", "SET nosuch = 1");
    refused(1193, "HY000", "SELECT @@nosuch");
    refused(1193, "HY000", "SET DECRYPTION = 'no statement of its own'");
    refused(1231, "42000", "SET sql_mode = 'NOSUCH'");
    refused(1298, "HY000", "SET time_zone = 'nowhere'");
    refused(1094, "HY000", "KILL 4");
    refused(1065, "42000", "/* nothing */");
  }

  /** Who may log in may not run Java in the server's process, nor read or write its files. */
  @Test
  void whatTheEngineHasOfItsOwnIsOutOfReach() throws SQLException {
    String getProperty = " gp FOR 'x.Y.getProperty'";
    refused(1064, "42000", "CREATE ALIAS" + getProperty);
    refused(1064, "42000", "CREATE OR REPLACE ALIAS" + getProperty);
    refused(1064, "42000", "CREATE OR REPLACE USER u PASSWORD 'p' ADMIN");
    refused(1064, "42000", "CREATE OR REPLACE TRIGGER t BEFORE SELECT ON dual CALL 'x.Y'");
    for (String read : List.of("FILE_READ", "file_read", "`FILE_READ`", "`file_read`")) {
      refused(1064, "42000", "SELECT " + read + "('/etc/hostname', NULL)");
    }
    refused(1064, "42000", "SELECT `CSVWRITE`('/tmp/out.csv', 'SELECT 1')");
    refused(1064, "42000", "SELECT * FROM `CSVREAD`('/etc/passwd')");
    Lab.run(connection, "SET SESSION sql_mode = 'ANSI_QUOTES'");
    refused(1064, "42000", "SELECT \"FILE_READ\"('/etc/hostname', NULL)");
    Lab.run(connection, "CREATE OR REPLACE VIEW v AS SELECT 1 AS one");
    assertThat(Lab.one(connection, "SELECT one FROM v")).hasToString("1");
  }

  @Test
  void anErrorNamesTheEntryAndTheKey() throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY, n VARCHAR(9), UNIQUE KEY k (n))");
    Lab.run(connection, "INSERT INTO t VALUES (1, 'a')");
    assertThatThrownBy(() -> Lab.run(connection, "INSERT INTO t VALUES (2, 'a')"))
        .hasMessageContaining("Duplicate entry 'a' for key 'k'");
    assertThat(Lab.one(connection, "SELECT 1")).isEqualTo(1L);
    assertThatThrownBy(() -> Lab.run(connection, "INSERT INTO t VALUES (1, 'b')"))
        .hasMessageContaining("Duplicate entry '1' for key 'PRIMARY'");
    try (Statement statement = connection.createStatement();
        ResultSet warnings = statement.executeQuery("SHOW WARNINGS")) {
      assertThat(warnings.next()).isTrue();
      assertThat(warnings.getInt("Code")).isEqualTo(1062);
    }
  }

  @Test
  void indexesOfTwoTablesMayHaveOneName() throws SQLException {
    String table =
        """
        CREATE TABLE IF NOT EXISTS %s (
          Id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
          `state` VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'x',
          body LONGTEXT, at DATETIME(6) NULL, plain DATETIME,
          UNIQUE KEY u (`state`), KEY idx (at, `state`(10))
        ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'y'
        """;
    Lab.run(connection, table.formatted("a"));
    Lab.run(connection, table.formatted("b"));
    Lab.run(connection, "DROP INDEX idx ON a");
    Lab.run(connection, "ALTER TABLE a DROP INDEX u");
    Lab.run(connection, "CREATE INDEX idx ON a (at)");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM a")) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("Id");
      assertThat(rows.getMetaData().getColumnLabel(2)).isEqualTo("state");
    }
  }

  @Test
  void generatedIdsComeBack() throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT AUTO_INCREMENT PRIMARY KEY, n INT)");
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO t (n) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
      insert.setInt(1, 5);
      assertThat(insert.executeUpdate()).isEqualTo(1);
      try (ResultSet keys = insert.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getLong(1)).isEqualTo(1);
      }
    }
    assertThat(Lab.one(connection, "SELECT LAST_INSERT_ID()")).isEqualTo(1L);
  }

  @Test
  void everyTypeGoesInAsAParameterAndNullsDoToo() throws SQLException {
    Lab.run(
        connection,
        "CREATE TABLE t (num INT, big BIGINT, scn BIGINT UNSIGNED, amount DECIMAL(20,2),"
            + " ratio DOUBLE, name VARCHAR(20), body LONGTEXT, day DATE, at DATETIME(6),"
            + " raw VARBINARY(20))");
    BigDecimal scn = new BigDecimal("18446744073709551615");
    LocalDateTime at = LocalDateTime.of(2026, 2, 28, 23, 59, 58, 123_456_000);
    LocalDate day = LocalDate.of(2024, 2, 29);
    // valid UTF-8: a driver in text puts them raw into the statement, which is read as such
    byte[] raw = {0, 1, 39, 92};
    insert(-5, Long.MIN_VALUE, scn, new BigDecimal("-99.50"), 0.1, "ö'\\", "", day, at, raw);
    insert(null, null, null, null, null, null, null, null, null, null);
    try (PreparedStatement select = connection.prepareStatement("SELECT * FROM t ORDER BY num");
        ResultSet rows = select.executeQuery()) {
      assertThat(rows.next()).isTrue();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        assertThat(rows.getObject(i)).as(rows.getMetaData().getColumnLabel(i)).isNull();
      }
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt("num")).isEqualTo(-5);
      assertThat(rows.getLong("big")).isEqualTo(Long.MIN_VALUE);
      assertThat(rows.getBigDecimal("scn")).isEqualTo(scn);
      assertThat(rows.getBigDecimal("amount")).isEqualTo(new BigDecimal("-99.50"));
      assertThat(rows.getDouble("ratio")).isEqualTo(0.1);
      assertThat(rows.getString("name")).isEqualTo("ö'\\");
      assertThat(rows.getString("body")).isEmpty();
      assertThat(rows.getObject("day", LocalDate.class)).isEqualTo(day);
      assertThat(rows.getObject("at", LocalDateTime.class)).isEqualTo(at);
      assertThat(rows.getBytes("raw")).isEqualTo(raw);
    }
  }

  private void insert(@Nullable Object... values) throws SQLException {
    String marks = String.join(",", Collections.nCopies(values.length, "?"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO t VALUES (" + marks + ")")) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void aSessionForReadingOnlyChangesNothing() throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY)");
    connection.setReadOnly(true);
    assertThat(connection.isReadOnly()).isTrue();
    connection.setReadOnly(false);
    assertThat(connection.isReadOnly()).isFalse();
    Lab.run(connection, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ ONLY");
    // Connector/J asks for the variable and refuses by itself
    assertThatThrownBy(() -> Lab.run(connection, "INSERT INTO t VALUES (1)"))
        .hasMessageMatching("(?is).*read.only.*");
    Lab.run(connection, "SET SESSION TRANSACTION READ WRITE");
    Lab.run(connection, "START TRANSACTION READ ONLY");
    refused(1792, "25006", "INSERT INTO t VALUES (1)");
    Lab.run(connection, "COMMIT");
    assertThat(Lab.run(connection, "INSERT INTO t VALUES (1)")).isEqualTo(1);
  }

  @Test
  void resultsMayBeInNoCharacterSetOfTheirOwn() throws SQLException {
    Lab.run(connection, "SET character_set_results = NULL");
    assertThat(Lab.one(connection, "SELECT @@character_set_results")).isNull();
  }

  @Test
  void theTablesOfAKindAreShownWithIt() throws SQLException {
    Lab.run(connection, "CREATE TABLE one (id BIGINT NOT NULL, name VARCHAR(7))");
    assertThat(column("SHOW FULL TABLES LIKE 'o%'", 2)).containsExactly("BASE TABLE");
    assertThat(column("SHOW FULL COLUMNS FROM one LIKE 'n%'", 3))
        .containsExactly("utf8mb4_general_ci");
    assertThat(column("SHOW FULL TABLES FROM oceanbase LIKE 'GV$OB_PROCESSLIST'", 2))
        .containsExactly("SYSTEM VIEW");
  }

  @Test
  void anUpdateThatChangesNothingCountsWhatItMatched() throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY, n INT)");
    Lab.run(connection, "INSERT INTO t VALUES (1, 5)");
    assertThat(Lab.run(connection, "UPDATE t SET n = 5 WHERE id = 1")).isEqualTo(1);
    assertThat(Lab.run(connection, "INSERT IGNORE INTO t VALUES (1, 6)")).isZero();
    assertThat(Lab.run(connection, "DELETE FROM t WHERE id = 1 LIMIT 1")).isEqualTo(1);
  }

  @Test
  void aTransactionIsSeenByOthersOnlyWhenCommitted() throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY)");
    try (Connection other = connect()) {
      connection.setAutoCommit(false);
      Lab.run(connection, "INSERT INTO t VALUES (1)");
      assertThat(Lab.one(other, "SELECT COUNT(*) FROM t")).isEqualTo(0L);
      connection.commit();
      assertThat(Lab.one(other, "SELECT COUNT(*) FROM t")).isEqualTo(1L);
      Lab.run(other, "BEGIN");
      Lab.run(other, "DELETE FROM t");
      Lab.run(other, "ROLLBACK");
      assertThat(Lab.one(other, "SELECT COUNT(*) FROM t")).isEqualTo(1L);
    }
  }

  @Test
  void severalVariablesAreSetAtOnceAndReadBack() throws SQLException {
    Lab.run(
        connection, "SET NAMES utf8mb4, @x = 'it\\'s', ob_query_timeout = 700000000, @n := 1 + 2");
    assertThat(Lab.one(connection, "SELECT @x")).isEqualTo("it's");
    assertThat(Lab.one(connection, "SELECT @n")).isEqualTo(3L);
    assertThat(Lab.one(connection, "SELECT @@ob_query_timeout")).isEqualTo(700000000L);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT @@autocommit AS a, @@sql_mode, @x")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt("a")).isEqualTo(1);
      assertThat(rows.getMetaData().getColumnLabel(2)).isEqualTo("@@sql_mode");
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW VARIABLES LIKE 'ob\\_query%'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(2)).isEqualTo("700000000");
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void sqlModeChangesHowLiteralsAreRead() throws SQLException {
    assertThat(Lab.one(connection, "SELECT \"a\\n\"")).isEqualTo("a\n");
    Lab.run(connection, "SET sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'");
    assertThat(Lab.one(connection, "SELECT 'a\\n' AS \"x\"")).isEqualTo("a\\n");
  }

  @Test
  void theProcessListShowsSessionsAndKillEndsThem() throws SQLException {
    try (Connection victim = connect()) {
      Object id = Lab.one(victim, "SELECT CONNECTION_ID()");
      String list = "SELECT COUNT(*) FROM oceanbase.GV$OB_PROCESSLIST WHERE ID = " + id;
      assertThat(Lab.one(connection, list + " AND TENANT = 'sys'")).isEqualTo(1L);
      Lab.run(connection, "KILL " + id);
      assertThatThrownBy(() -> Lab.one(victim, "SELECT 1")).isInstanceOf(SQLException.class);
      refused(1094, "HY000", "KILL 99");
    }
  }

  @Test
  void aStatementBeyondItsTimeoutFailsWith4012() throws SQLException {
    Lab.run(connection, "SET ob_query_timeout = 50000");
    refused(4012, "HY000", "SELECT SLEEP(60)");
  }

  @Test
  void aLockThatIsNotFreedInTimeFailsWith1205AndTheTransactionStaysOpen() throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY, n INT)");
    Lab.run(connection, "INSERT INTO t VALUES (1, 0), (2, 0)");
    try (Connection other = connect()) {
      Lab.run(other, "BEGIN");
      Lab.run(other, "UPDATE t SET n = 1 WHERE id = 1");
      Lab.run(connection, "SET ob_trx_lock_timeout = 300000");
      Lab.run(connection, "BEGIN");
      Lab.run(connection, "UPDATE t SET n = 2 WHERE id = 2");
      refused(1205, stateOfALockTimeout(), "UPDATE t SET n = 2 WHERE id = 1");
      Lab.run(connection, "COMMIT");
      Lab.run(other, "ROLLBACK");
    }
    assertThat(Lab.one(connection, "SELECT SUM(n) FROM t").toString()).isEqualTo("2");
  }

  @Test
  void aTransactionThatIsOpenForTooLongGivesItsLocksBackAndIsRefusedAllButItsEnd()
      throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT)");
    Lab.run(connection, "INSERT INTO t VALUES (1, 0)");
    Lab.run(connection, "SET ob_trx_timeout = 300000");
    Lab.run(connection, "BEGIN");
    Lab.run(connection, "UPDATE t SET n = n + 10");

    try (Connection other = connect()) {
      Lab.run(other, "UPDATE t SET n = n + 1");
      assertThat(Lab.one(other, "SELECT n FROM t")).isEqualTo(1L);
    }

    refused(4012, "25000", "UPDATE t SET n = n + 100");
    refused(4012, "25000", "SELECT n FROM t");
    refused(6002, "40000", "COMMIT");
    Lab.run(connection, "UPDATE t SET n = n + 1000");
    assertThat(Lab.one(connection, "SELECT n FROM t")).isEqualTo(1001L);
  }

  @Test
  void aTransactionThatIsOpenForTooLongIsEndedInTheMiddleOfAWaitToo() throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT)");
    Lab.run(connection, "INSERT INTO t VALUES (1, 0), (2, 0)");
    Lab.run(connection, "BEGIN");
    Lab.run(connection, "UPDATE t SET n = 1 WHERE id = 1");

    try (Connection other = connect()) {
      Lab.run(other, "SET ob_trx_timeout = 300000");
      Lab.run(other, "BEGIN");
      Lab.run(other, "UPDATE t SET n = 2 WHERE id = 2");
      assertThatThrownBy(() -> Lab.run(other, "UPDATE t SET n = 2 WHERE id = 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(4012));

      Lab.run(connection, "UPDATE t SET n = 1 WHERE id = 2");
      Lab.run(connection, "COMMIT");
      Lab.run(other, "ROLLBACK");
      assertThat(Lab.one(other, "SELECT SUM(n) FROM t").toString()).isEqualTo("2");
    }
  }

  @Test
  void aStatementThatWaitsForALockEndsWith4012() throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY, n INT)");
    Lab.run(connection, "INSERT INTO t VALUES (1, 0)");
    try (Connection other = connect()) {
      Lab.run(other, "BEGIN");
      Lab.run(other, "UPDATE t SET n = 1 WHERE id = 1");
      Lab.run(connection, "SET ob_query_timeout = 100000");
      refused(4012, "HY000", "UPDATE t SET n = 2 WHERE id = 1");
      assertThat(Lab.one(connection, "SELECT 7")).isEqualTo(7L);
    }
  }

  @Test
  void databasesTablesAndColumnsAreShown() throws SQLException {
    Lab.run(
        connection,
        "CREATE TABLE one (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(7), at DATETIME(6))");
    Lab.run(connection, "CREATE TABLE two (id BIGINT)");
    assertThat(column("SHOW DATABASES", 1)).contains("oceanbase", "mysql", "test");
    assertThat(column("SHOW TABLES", 1)).containsExactly("one", "two");
    assertThat(column("SHOW TABLES FROM test LIKE 'o%'", 1)).containsExactly("one");
    assertThat(column("DESC one", 1)).containsExactly("id", "name", "at");
    assertThat(column("DESCRIBE test.one", 2))
        .containsExactly("bigint(20)", "varchar(7)", "datetime(6)");
    assertThat(column("SHOW COLUMNS FROM one FROM test", 3)).containsExactly("NO", "YES", "YES");
    refused(1146, "42S02", "DESC nosuch");
    assertThat(column("SHOW TABLES FROM `te\\' OR '1`", 1)).isEmpty();
  }

  private List<String> column(String sql, int column) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(column));
      }
    }
    return values;
  }
}
