package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.SteppedClock;
import io.obrestore.simulator.fault.Fault;
import io.obrestore.simulator.fault.FaultAction;
import io.obrestore.simulator.fault.ReceivedStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-01T00:00:00Z"));
  private Lab lab;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    lab = Lab.start(SimulatorSettings.defaults(), clock);
    connection = lab.connect();
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY)");
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    lab.close();
  }

  private Object rows() throws SQLException {
    try (Connection fresh = lab.connect()) {
      return Lab.one(fresh, "SELECT COUNT(*) FROM t");
    }
  }

  @Test
  void aConnectionIsCutBeforeTheStatementTakesEffect() throws SQLException {
    lab.server.faults().on(sql -> sql.startsWith("INSERT")).nth(2).cutBefore();
    Lab.run(connection, "INSERT INTO t VALUES (1)");
    assertThatThrownBy(() -> Lab.run(connection, "INSERT INTO t VALUES (2)"))
        .isInstanceOf(SQLException.class);
    assertThat(rows()).isEqualTo(1L);
  }

  @Test
  void aConnectionIsCutAfterTheStatementTookEffect() throws SQLException {
    lab.server.faults().on(sql -> sql.startsWith("INSERT")).cutAfter();
    assertThatThrownBy(() -> Lab.run(connection, "INSERT INTO t VALUES (1)"))
        .isInstanceOf(SQLException.class);
    assertThat(rows()).isEqualTo(1L);
  }

  @Test
  void anAnswerCanBeAnyErrorBeforeOrAfterTheEffect() throws SQLException {
    lab.server.faults().on(sql -> sql.startsWith("INSERT")).answerAfter(4012, "Timeout");
    assertThatThrownBy(() -> Lab.run(connection, "INSERT INTO t VALUES (1)"))
        .hasFieldOrPropertyWithValue("errorCode", 4012);
    lab.server.faults().on(sql -> sql.startsWith("DELETE")).answer(4023, "Try again");
    assertThatThrownBy(() -> Lab.run(connection, "DELETE FROM t"))
        .hasFieldOrPropertyWithValue("errorCode", 4023);
    assertThat(rows()).isEqualTo(1L);
  }

  @Test
  void aDelayedStatementGoesOnWhenTheClockDoes() throws Exception {
    lab.server.faults().on(sql -> sql.startsWith("INSERT")).delay(Duration.ofMinutes(5));
    Lab.run(connection, "SET ob_query_timeout = 700000000");
    CompletableFuture<Integer> insert = inBackground("INSERT INTO t VALUES (1)");
    assertThat(clock.awaitWaiters(1, LIMIT)).isTrue();
    clock.advance(Duration.ofMinutes(5));
    assertThat(insert.get(20, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void aDelayBeyondTheQueryTimeoutEndsWith4012ByTheSimulatorsClock() throws Exception {
    lab.server.faults().on(sql -> sql.startsWith("INSERT")).delay(Duration.ofMinutes(5));
    timesOutAfter(Duration.ofSeconds(10), "INSERT INTO t VALUES (1)");
    assertThat(rows()).isEqualTo(0L);
  }

  @Test
  void anAdministrationStatementThatWaitsEndsWith4012AfterItsQueryTimeout() throws Exception {
    timesOutAfter(Duration.ofSeconds(10), "ALTER SYSTEM WAIT");
  }

  @Test
  void anAdministrationStatementMayHaveALimitOfItsOwn() throws Exception {
    timesOutAfter(Duration.ofMinutes(10), "ALTER SYSTEM WAIT TEN MINUTES");
  }

  /** Not a moment before. */
  private void timesOutAfter(Duration limit, String sql) throws Exception {
    CompletableFuture<Integer> statement = inBackground(sql);
    assertThat(clock.awaitWaiters(1, LIMIT)).isTrue();
    clock.advance(limit.minusMillis(1));
    assertThat(clock.awaitWaiters(1, LIMIT)).isTrue();
    assertThat(statement).isNotDone();
    clock.advance(Duration.ofMillis(1));
    assertThatThrownBy(() -> statement.get(20, TimeUnit.SECONDS))
        .cause()
        .cause()
        .hasFieldOrPropertyWithValue("errorCode", 4012);
  }

  @Test
  void aHangingStatementEndsWithAKillOfTheQuery() throws Exception {
    Fault fault = lab.server.faults().on(sql -> sql.startsWith("INSERT")).hang();
    CompletableFuture<Integer> insert = inBackground("INSERT INTO t VALUES (1)");
    assertThat(fault.awaitHit(LIMIT)).isTrue();
    assertThat(clock.awaitWaiters(1, LIMIT)).isTrue();
    ReceivedStatement hanging =
        lab.server.statements().await(s -> s.sql().startsWith("INSERT"), LIMIT);
    try (Connection other = lab.connect()) {
      Lab.run(other, "KILL QUERY " + hanging.connectionId());
    }
    assertThatThrownBy(() -> insert.get(20, TimeUnit.SECONDS))
        .cause()
        .hasMessageContaining("Query execution was interrupted");
    assertThat(Lab.one(connection, "SELECT 1")).isEqualTo(1L);
  }

  @Test
  void aKillEndsAnAdministrationStatementThatWaits() throws Exception {
    CompletableFuture<Integer> waiting = inBackground("ALTER SYSTEM WAIT");
    assertThat(clock.awaitWaiters(1, LIMIT)).isTrue();
    ReceivedStatement statement =
        lab.server.statements().await(s -> s.sql().startsWith("ALTER"), LIMIT);
    try (Connection other = lab.connect()) {
      Lab.run(other, "KILL " + statement.connectionId());
    }
    assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasMessageContaining("SQL");
  }

  @Test
  void aRestartKeepsTheDataBreaksConnectionsAndAnswers8001ForAWhile() throws SQLException {
    Lab.run(connection, "INSERT INTO t VALUES (1)");
    lab.server.faults().restart(Duration.ofSeconds(30));
    assertThatThrownBy(() -> Lab.one(connection, "SELECT 1")).isInstanceOf(SQLException.class);
    assertThatThrownBy(lab::connect).hasFieldOrPropertyWithValue("errorCode", 8001);
    clock.advance(Duration.ofSeconds(30));
    assertThat(rows()).isEqualTo(1L);
  }

  @Test
  void aStatementThatWaitsForALockCanBeKilled() throws Exception {
    Lab.run(connection, "INSERT INTO t VALUES (1)");
    try (Connection holder = lab.connect()) {
      Lab.run(holder, "BEGIN");
      Lab.run(holder, "UPDATE t SET id = 1 WHERE id = 1");
      CompletableFuture<Integer> blocked = inBackground("UPDATE t SET id = 1 WHERE id = 1");
      ReceivedStatement waiting =
          lab.server.statements().await(2, s -> s.sql().startsWith("UPDATE"), LIMIT).get(1);
      // the log has it a moment before it begins, and until then there is no query to kill
      while (!blocked.isDone()) {
        Lab.run(holder, "KILL QUERY " + waiting.connectionId());
      }
      assertThatThrownBy(() -> blocked.get(20, TimeUnit.SECONDS))
          .cause()
          .cause()
          .hasFieldOrPropertyWithValue("errorCode", 1317);
    }
  }

  private CompletableFuture<Integer> inBackground(String sql) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Lab.run(connection, sql);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void aUserThatIsShutOutIsCutOffUntilItIsLetInAgain() throws SQLException {
    lab.server.faults().shutOut("root@sys");
    assertThatThrownBy(() -> Lab.run(connection, "INSERT INTO t VALUES (1)"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(lab::connect).isInstanceOf(SQLException.class);
    lab.server.faults().letIn("root@sys");
    assertThat(rows()).isEqualTo(0L);
  }

  @Test
  void aRefereeIsAskedAboutEachStatementThatNoFaultMeets() throws SQLException {
    lab.server
        .faults()
        .referee(
            statement ->
                statement.sql().startsWith("INSERT")
                    ? Optional.of(new FaultAction.Answer(4023, "Try again"))
                    : Optional.empty());
    assertThatThrownBy(() -> Lab.run(connection, "INSERT INTO t VALUES (1)"))
        .hasFieldOrPropertyWithValue("errorCode", 4023);
    assertThat(rows()).isEqualTo(0L);
  }

  @Test
  void aStatementThatWaitsForTheClockRestsUntilItsTimeComes() throws Exception {
    assertThat(lab.server.resting(user -> true)).isZero();
    lab.server.faults().on(sql -> sql.startsWith("INSERT")).delay(Duration.ofSeconds(5));
    CompletableFuture<Integer> insert = inBackground("INSERT INTO t VALUES (1)");
    assertThat(clock.awaitWaiters(1, LIMIT)).isTrue();
    assertThat(lab.server.resting(user -> user.equals("root@sys"))).isEqualTo(1);
    assertThat(lab.server.resting(user -> user.equals("root@sys#other"))).isZero();
    assertThat(clock.nextEnd()).contains(clock.instant().plusSeconds(5));
    clock.advance(Duration.ofSeconds(5));
    insert.get(20, TimeUnit.SECONDS);
    assertThat(lab.server.resting(user -> true)).isZero();
    assertThat(clock.nextEnd()).isEmpty();
  }
}
