package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.api.Marked.Dag;
import io.obrestore.api.Marked.Standing;
import io.obrestore.dag.Dags;
import io.obrestore.dag.Timer;
import io.obrestore.dag.store.Duties;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.restore.leftover.RemainsReader;
import io.obrestore.restore.leftover.Sweeper;
import io.obrestore.restore.leftover.Swept;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is swept up, what is left alone, and what is told of both. Each turn is taken by hand. */
@QuarkusTest
@TestProfile(SweeperTest.ByHand.class)
@WithTestResource(OwnOceanBase.class)
class SweeperTest implements RunningService {
  private static final String HUGE = "file:///data/backup/huge";
  private static final String BROKEN = "file:///data/backup/broken";
  private static final String DATA = "file:///data/backup/data";

  /** Granted still, gone already, not being restored any more. */
  private static final Set<Integer> PASSING = Set.of(4626, 4650, 5157, 4179);

  private static final int OP_NOT_ALLOWED = 4179;

  private final Database database;
  private final Sweeper sweeper;
  private final RemainsReader reader;
  private final Duties duties;
  private final Connections connections;
  private final Dags dags;
  private final Timer timer;
  private final Marked marked;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  /** Turns are always due, and nobody takes one by himself. */
  public static final class ByHand implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("obrestore.sweeper.every", "0s");
    }
  }

  @Inject
  SweeperTest(
      Database database,
      Sweeper sweeper,
      RemainsReader reader,
      Duties duties,
      Connections connections,
      Dags dags,
      Timer timer) {
    this.database = database;
    this.sweeper = sweeper;
    this.reader = reader;
    this.duties = duties;
    this.connections = connections;
    this.dags = dags;
    this.timer = timer;
    this.marked = new Marked(database);
  }

  /** What an attempt may have in OceanBase. */
  enum Thing {
    /** CREATE RESOURCE POOL took effect late. */
    FREE_POOL,
    /** RESTORE took effect late: its job stands in the progress view. */
    RUNNING_JOB,
    /** The job has failed since, and stands in the history; CANCEL RESTORE clears its tenant. */
    TENANT_OF_A_FAILED_JOB,
    /** It failed while it made its tenant: only DROP TENANT clears it. */
    TENANT_HALF_MADE,
    /** It succeeded since, and stands in the history. */
    TENANT_OF_A_SUCCESS
  }

  @BeforeEach
  void onceSwept() throws SQLException {
    // the row of the duty is there
    sweep(sweeper);
    database.execute("UPDATE obrestore.duty SET owner = NULL, lease_until = NULL");
  }

  @AfterEach
  void noFaults() {
    oceanBase.faults().clear();
  }

  private static Swept sweep(Sweeper one) {
    return Objects.requireNonNull(one.sweep().await().atMost(PATIENCE));
  }

  /** Turn after turn until nothing is on its way; how many things were done. */
  private int sweepAll() {
    int things = 0;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Swept swept = sweep(sweeper);
      things += swept.things();
      if (!swept.more()) {
        return things;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("something is on its way for ever");
  }

  /** Turn after turn until nothing of that is left; its job's row goes by itself a while later. */
  private void sweepUntilGone(Dag dag, int attempt) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      sweep(sweeper);
      if (!marked.hasPool(marked.poolName(marked.store(), dag, attempt))
          && marked.tenant(dag.tenant()).isEmpty()) {
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("not gone: " + seen(dag, attempt));
  }

  private void make(Thing thing, Dag dag, int attempt) throws SQLException {
    switch (thing) {
      case FREE_POOL -> marked.pool(dag, attempt);
      case RUNNING_JOB -> marked.restore(dag, attempt, HUGE);
      case TENANT_OF_A_FAILED_JOB -> marked.restore(dag, attempt, BROKEN);
      case TENANT_HALF_MADE -> marked.restore(dag, attempt, OwnOceanBase.STUCK);
      case TENANT_OF_A_SUCCESS -> marked.restore(dag, attempt, DATA);
    }
  }

  private List<Object> seen(Dag dag, int attempt) throws SQLException {
    return List.of(
        marked.hasPool(marked.poolName(marked.store(), dag, attempt)),
        marked.tenant(dag.tenant()),
        marked.running(dag.tenant()));
  }

  private static final List<Object> NOTHING = List.of(false, List.of(), 0);

  /** The dag as it stands, in which attempt it is, and of which the thing is. */
  static Stream<Arguments> cleared() {
    var past =
        Stream.of(
                Standing.of("SUCCEED", "RUN"),
                Standing.of("SUCCEED", "PASS"),
                Standing.of("SUCCEED", "ROLLBACK"),
                Standing.of("FAILED", "RUN"),
                Standing.of("FAILED", "CANCEL"),
                Standing.of("FAILED", "ROLLBACK"))
            .map(standing -> new Object[] {standing, 2});
    var last =
        Stream.of(
                Standing.of("SUCCEED", "ROLLBACK"),
                Standing.refused("RUN"),
                Standing.refused("CANCEL"))
            .map(standing -> new Object[] {standing, 1});
    return Stream.concat(past, last)
        .flatMap(
            dag ->
                Stream.of(Thing.values())
                    .filter(
                        thing ->
                            thing != Thing.TENANT_OF_A_SUCCESS
                                || dag[0].toString().equals("SUCCEED/ROLLBACK"))
                    .map(thing -> Arguments.of(dag[0], dag[1], thing)));
  }

  @ParameterizedTest
  @MethodSource("cleared")
  void whatCameAfterItsAttemptHadBeenTakenBackIsCleared(Standing standing, int attempt, Thing thing)
      throws SQLException {
    Dag dag = marked.dag("restore", standing, attempt);
    make(thing, dag, 1);
    assertThat(seen(dag, 1)).isNotEqualTo(NOTHING);

    sweepUntilGone(dag, 1);
  }

  static Stream<Arguments> kept() {
    return Stream.of(
            Standing.of("READY", "RUN"),
            Standing.of("READY", "ROLLBACK"),
            Standing.of("RUNNING", "RUN"),
            Standing.of("RUNNING", "ROLLBACK"),
            Standing.of("FAILED", "RUN"),
            Standing.of("FAILED", "CANCEL"),
            Standing.of("FAILED", "ROLLBACK"),
            Standing.of("SUCCEED", "PASS"),
            Standing.of("SUCCEED", "RUN"))
        .flatMap(standing -> Stream.of(Thing.values()).map(thing -> Arguments.of(standing, thing)));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatSomebodyMayComeBackToIsLeftAlone(Standing standing, Thing thing) throws SQLException {
    Dag dag = marked.dag("restore", standing, 1);
    make(thing, dag, 1);
    var before = seen(dag, 1);

    sweep(sweeper);

    assertThat(seen(dag, 1)).isEqualTo(before);
  }

  @Test
  void ofAPastAttemptWhoseDagIsAtWorkOnlyFreePoolsAreCleared() throws SQLException {
    Dag atWork = marked.dag("restore", Standing.of("RUNNING", "RUN"), 2);
    String past = marked.pool(atWork, 1);
    String current = marked.pool(atWork, 2);
    Dag waiting = marked.dag("restore", Standing.of("READY", "RUN"), 2);
    marked.restore(waiting, 1, HUGE);

    sweepAll();

    assertThat(marked.hasPool(past)).isFalse();
    assertThat(marked.hasPool(current)).isTrue();
    assertThat(marked.running(waiting.tenant())).isOne();

    database.execute("UPDATE obrestore.dag SET state = 'FAILED' WHERE id = " + waiting.id());
    sweepAll();

    assertThat(seen(waiting, 1)).isEqualTo(NOTHING);
  }

  @Test
  void aTenantWhoseNameAnotherDagWorksOnWaitsForThatDag() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    marked.restore(undone, 1, HUGE);
    Dag other = marked.dag("restore", Standing.of("RUNNING", "RUN"), 1);
    database.execute(
        "UPDATE obrestore.dag SET active_key = 'restore:%s' WHERE id = %d"
            .formatted(undone.tenant(), other.id()));

    sweepAll();
    assertThat(marked.running(undone.tenant())).isOne();

    database.execute("UPDATE obrestore.dag SET active_key = NULL WHERE id = " + other.id());
    sweepAll();
    assertThat(seen(undone, 1)).isEqualTo(NOTHING);
  }

  @Test
  void aTenantThatSomebodyHasOpenedIsTheirs() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    marked.restore(undone, 1, DATA);
    database.execute("ALTER SYSTEM ACTIVATE STANDBY TENANT `" + undone.tenant() + "`");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!marked.tenant(undone.tenant()).equals(List.of(List.of("NORMAL", "PRIMARY")))
        && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }

    sweepAll();

    assertThat(marked.tenant(undone.tenant())).containsExactly(List.of("NORMAL", "PRIMARY"));
    assertThat(marked.hasPool(marked.poolName(marked.store(), undone, 1))).isTrue();
    assertThat(leftovers(undone)).isEmpty();
  }

  @Test
  void whatTheStoreDoesNotKnowIsLeftAlone() throws SQLException {
    String store = marked.store();
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    Dag activation = marked.dag("activate-tenant", Standing.of("SUCCEED", "ROLLBACK"), 1);
    var names =
        List.of(
            // of no dag, of a dag of another kind, of an attempt that never was
            "obr_" + store + "_999999_1_1",
            marked.poolName(store, activation, 1),
            marked.poolName(store, undone, 7),
            // of another store, of somebody else, nearly ours
            marked.poolName("zzzzzzzz", undone, 1),
            "foreign" + undone.id(),
            "obr_" + store + "_" + undone.id(),
            "obr_" + store + "_" + undone.id() + "_1_1x");
    for (String name : names) {
      marked.pool(name);
    }

    sweepAll();

    for (String name : names) {
      assertThat(marked.hasPool(name)).as(name).isTrue();
    }
  }

  @Test
  void jobsOfOthersAreLeftAlone() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    String id = ":" + undone.id() + ":1";
    String pool = marked.pool("theirs" + undone.id());
    marked.restore(undone.tenant(), pool, HUGE, "obrestore:zzzzzzzz" + id);
    String mine = marked.pool("mine" + undone.id());
    marked.restore(
        undone.tenant() + "b", mine, HUGE, "obrestore:" + marked.store() + id + " by me");

    sweepAll();

    assertThat(marked.running(undone.tenant())).isOne();
    assertThat(marked.running(undone.tenant() + "b")).isOne();
  }

  @Test
  void whereTheStoreCannotBeReadNothingIsDone() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    String pool = marked.pool(undone, 1);
    oceanBase
        .faults()
        .on(sql -> sql.contains("FROM dag WHERE id IN"))
        .always()
        .answer(4016, "Internal error");

    assertThatThrownBy(() -> sweep(sweeper)).hasMessageContaining("Internal error");

    assertThat(marked.hasPool(pool)).isTrue();
    oceanBase.faults().clear();
    sweepAll();
    assertThat(marked.hasPool(pool)).isFalse();
  }

  @Test
  void whileAnotherReplicaHasTheTurnNothingIsDone() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    String pool = marked.pool(undone, 1);
    database.execute(
        "UPDATE obrestore.duty SET owner = 'other', lease_until = TIMESTAMPADD(HOUR, 1, NOW(6))");

    assertThat(sweep(sweeper)).isEqualTo(new Swept(0, false));

    assertThat(marked.hasPool(pool)).isTrue();
  }

  @Test
  void whoLosesTheTurnSendsNothingMore() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 2);
    String first = marked.pool(undone, 1);
    String second = marked.pool(undone, 2);
    var taken = new AtomicBoolean();
    oceanBase
        .faults()
        .on(
            sql -> {
              if (sql.startsWith("DROP RESOURCE POOL") && taken.compareAndSet(false, true)) {
                takeTheTurn();
              }
              return false;
            })
        .always()
        .delay(Duration.ZERO);

    assertThat(sweep(sweeper).things()).isOne();

    assertThat(marked.hasPool(first)).as("the other is left").isNotEqualTo(marked.hasPool(second));
    assertThat(database.rows("SELECT owner FROM obrestore.duty")).containsExactly(List.of("other"));
  }

  private void takeTheTurn() {
    try {
      database.execute("UPDATE obrestore.duty SET owner = 'other', epoch = epoch + 1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theSessionOfAnEarlierTurnIsEndedFirst() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    String pool = marked.pool(undone, 1);
    oceanBase.faults().on(sql -> sql.startsWith("DROP RESOURCE POOL")).cutBefore();

    assertThatThrownBy(() -> sweep(sweeper)).isNotNull();
    assertThat(marked.hasPool(pool)).isTrue();
    String left = database.rows("SELECT db_session FROM obrestore.duty").get(0).get(0);
    assertThat(left).isNotEqualTo("null");

    sweepAll();

    assertThat(marked.hasPool(pool)).isFalse();
    assertThat(oceanBase.statements().matching(s -> s.sql().equals("KILL " + left))).isNotEmpty();
    assertThat(database.rows("SELECT db_session FROM obrestore.duty"))
        .containsExactly(List.of("null"));
  }

  @Test
  void aReplicaThatStopsSendsNothingAndLeavesTheTurn() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    String pool = marked.pool(undone, 1);
    var stopped =
        new Sweeper(reader, duties, connections, dags, timer, () -> 1, Duration.ofMinutes(10));
    stopped.stop();

    sweep(stopped);

    assertThat(marked.hasPool(pool)).isTrue();
    sweepAll();
    assertThat(marked.hasPool(pool)).isFalse();
  }

  @Test
  void aTurnIsBounded() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 60);
    for (int attempt = 1; attempt <= 60; attempt++) {
      marked.pool(undone, attempt);
    }

    Swept first = sweep(sweeper);

    assertThat(first).isEqualTo(new Swept(50, true));
    assertThat(sweepAll()).isEqualTo(10);
  }

  @Test
  void thoseThatCannotBeClearedDoNotKeepBackOthers() throws SQLException {
    Dag stuck = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 60);
    for (int attempt = 1; attempt <= 60; attempt++) {
      marked.pool(stuck, attempt);
    }
    Dag another = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    String pool = marked.pool(another, 1);
    oceanBase
        .faults()
        .on(sql -> sql.startsWith("DROP RESOURCE POOL") && sql.contains("_" + stuck.id() + "_"))
        .always()
        .answer(OP_NOT_ALLOWED, "not now");

    // 50 of 61 a turn, by chance: not once in twenty happens once in 10^15
    for (int turn = 0; turn < 20 && marked.hasPool(pool); turn++) {
      sweep(sweeper);
    }

    assertThat(marked.hasPool(pool)).isFalse();
    oceanBase.faults().clear();
    assertThat(sweepAll()).isEqualTo(60);
  }

  private static JsonPath leftovers() {
    return given().get("/api/v1/restore/leftovers").then().statusCode(OK).extract().jsonPath();
  }

  private static List<Map<String, Object>> leftovers(Dag dag) {
    List<Map<String, Object>> all = leftovers().getList("data.contents");
    return all.stream().filter(one -> ("1" + dag.id()).equals(one.get("dag_id"))).toList();
  }

  @Test
  void leftoversAreToldWithTheirFateAndTheSweepsAreCounted() throws SQLException {
    Dag undone = marked.dag("restore", Standing.of("SUCCEED", "ROLLBACK"), 1);
    String pool = marked.pool(undone, 1);
    long before = leftovers().getLong("data.sweeper.cleared");

    assertThat(leftovers(undone))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one)
                    .containsEntry("kind", "POOL")
                    .containsEntry("name", pool)
                    .containsEntry("status", "FREE")
                    .containsEntry("tenant_id", 0)
                    .containsEntry("attempt", 1)
                    .containsEntry("fate", "UNDONE")
                    .containsEntry("swept", true)
                    .containsEntry("statements", List.of("DROP RESOURCE POOL `" + pool + "`")));

    int things = sweepAll();

    assertThat(things).isPositive();
    assertThat(leftovers(undone)).isEmpty();
    assertThat(leftovers().getLong("data.sweeper.cleared")).isEqualTo(before + things);
    assertThat(leftovers().getString("data.sweeper.last_sweep")).isNotEmpty();
  }

  static Stream<Arguments> told() {
    return Stream.of(
        Arguments.of(Standing.of("SUCCEED", "PASS"), "PASSED"),
        Arguments.of(Standing.of("FAILED", "CANCEL"), "CANCELLED"),
        Arguments.of(Standing.of("FAILED", "RUN"), "FAILED"));
  }

  @ParameterizedTest
  @MethodSource("told")
  void whatIsKeptCanBeClearedByTheStatementsThatAreTold(Standing standing, String fate)
      throws SQLException {
    for (Thing thing : Thing.values()) {
      Dag dag = marked.dag("restore", standing, 1);
      make(thing, dag, 1);

      assertThat(leftovers(dag))
          .isNotEmpty()
          .allSatisfy(
              one -> assertThat(one).containsEntry("fate", fate).containsEntry("swept", false));
      clearByHand(dag);

      assertThat(leftovers(dag)).as(thing.name()).isEmpty();
      assertThat(seen(dag, 1)).as(thing.name()).isEqualTo(NOTHING);
    }
  }

  /** As a person would: what is refused now is possible when something else is gone. */
  private void clearByHand(Dag dag) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (var left = leftovers(dag); !left.isEmpty(); left = leftovers(dag)) {
      for (Map<String, Object> one : left) {
        for (Object statement : (List<?>) Objects.requireNonNull(one.get("statements"))) {
          executeIfPossible(statement.toString());
        }
      }
      assertThat(System.nanoTime()).as("left: %s", left).isLessThan(end);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void executeIfPossible(String statement) throws SQLException {
    try {
      database.execute(statement);
    } catch (SQLException refused) {
      if (!PASSING.contains(refused.getErrorCode())) {
        throw refused;
      }
    }
  }

  @Test
  void aRestoreThatRunsOrSucceededIsNoLeftover() throws SQLException {
    Dag running = marked.dag("restore", Standing.of("RUNNING", "RUN"), 1);
    marked.restore(running, 1, HUGE);
    Dag succeeded = marked.dag("restore", Standing.of("SUCCEED", "RUN"), 1);
    marked.restore(succeeded, 1, DATA);

    assertThat(leftovers(running)).isEmpty();
    assertThat(leftovers(succeeded)).isEmpty();

    database.execute("DROP TENANT `" + succeeded.tenant() + "` FORCE");
    String pool = marked.poolName(marked.store(), succeeded, 1);
    assertThat(leftovers(succeeded))
        .extracting(one -> one.get("name"), one -> one.get("fate"), one -> one.get("swept"))
        .containsExactly(org.assertj.core.groups.Tuple.tuple(pool, "SUCCEEDED", false));
    sweepAll();
    assertThat(marked.hasPool(pool)).isTrue();
  }
}
