package io.obrestore.dag.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.dag.DagView;
import io.obrestore.dag.RunMoves;
import io.obrestore.dag.State;
import io.obrestore.dag.Submission;
import io.obrestore.dag.store.Bootstrap.Step;
import io.obrestore.dag.testing.SampleDags;
import io.obrestore.dag.testing.SampleKind;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TappedPool;
import io.obrestore.dag.testing.TappedPool.Tap;
import io.obrestore.dag.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way from every version of the schema there was to this one, on any database. */
abstract class SchemaUpgradeContract {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final List<Step> STEPS = SchemaSteps.all();
  private static final int NEWEST = STEPS.size();
  private static final Path RELEASES = Path.of("src/test/resources/dag/release");

  /** What the first release made: the least that a replica can work with. */
  private static final int FIRST_RELEASE = 5;

  private static final int WITH_SWITCH = 10;

  /** CREATE SCHEMA, CREATE TABLE, INSERT and SELECT come before the first lease is taken. */
  private static final int FIRST_TAKE = 4;

  private final TestDatabase database;
  private final int everyPoint;
  private StoreFixture fixture;

  /**
   * @param everyPoint how many crash points to go on by: 1 for all of them
   */
  SchemaUpgradeContract(TestDatabase database, int everyPoint) {
    this.database = database;
    this.everyPoint = everyPoint;
    this.fixture = new StoreFixture(database);
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  static IntStream everyVersion() {
    return IntStream.range(0, NEWEST);
  }

  static IntStream everyRelease() {
    return IntStream.range(FIRST_RELEASE, NEWEST);
  }

  /** It asks the drain switch before it claims, which came with step 10. */
  static IntStream everySchemaThatThisReleaseRunsOn() {
    return IntStream.range(WITH_SWITCH, NEWEST);
  }

  @ParameterizedTest
  @MethodSource("everyVersion")
  void threeReplicasThatRaceMakeTheNewestOfAnyVersionAndKeepWhatIsStored(int from) {
    String id = upTo(from);
    DagView old = from >= FIRST_RELEASE ? submit("old") : null;

    List<String> ids =
        await(
            Uni.join()
                .all(IntStream.range(0, 3).mapToObj(i -> fixture.schema().ready(TIMEOUT)).toList())
                .andFailFast());

    assertThat(new HashSet<>(ids)).containsExactly(id);
    assertIsNewest();
    if (old != null) {
      assertThat(find(old.id())).isEqualTo(old);
      assertThat(ran(old).state()).isEqualTo(State.SUCCEED);
    }
  }

  /** Before each statement of an upgrade from nothing, and after each took effect. */
  @Test
  void whereverAMigratorEndsAnotherGoesOn() {
    int points = 0;
    int statements = crash(Integer.MAX_VALUE, true);
    for (int at = 0; at < statements; at += everyPoint) {
      for (boolean before : new boolean[] {true, false}) {
        fixture.close();
        fixture = new StoreFixture(database);
        crash(at, before);
        points++;

        await(fixture.schema().ready(TIMEOUT));

        assertIsNewest();
      }
    }
    assertThat(statements).isGreaterThan(3 * NEWEST);
    assertThat(points).isEqualTo(2 * ((statements + everyPoint - 1) / everyPoint));
  }

  /** Runs the upgrade until it ends by itself or there; what it held is let go at once. */
  private int crash(int at, boolean before) {
    Crash crash = new Crash(at, before);
    var dying =
        new Bootstrap(
            fixture.name(),
            TappedPool.of(fixture.plain(), crash),
            TappedPool.of(fixture.pool(), crash),
            fixture.timer(),
            TIMEOUT,
            "dying",
            STEPS);
    if (at == Integer.MAX_VALUE) {
      await(dying.run("dyingone"));
    } else {
      assertThatThrownBy(() -> await(dying.run("dyingone"))).hasMessageContaining("has ended");
      if (at >= FIRST_TAKE) {
        await(expired());
      }
    }
    return crash.sent();
  }

  /**
   * A statement of DDL cannot be fenced: it comes when others have made it and all that follows.
   */
  @ParameterizedTest
  @MethodSource("everyVersion")
  void aMigratorThatSleptBeforeItsStepHarmsNothing(int from) {
    upTo(from);
    CompletableFuture<String> overtaken = new CompletableFuture<>();
    Tap sleep =
        new Tap() {
          @Override
          public <T> Future<T> pass(String sql, @Nullable Tuple values, Supplier<Future<T>> send) {
            if (!sql.equals(STEPS.get(from).sql()) || overtaken.isDone()) {
              return send.get();
            }
            return Future.fromCompletionStage(
                    expired()
                        .chain(() -> fixture.schema().ready(TIMEOUT))
                        .subscribeAsCompletionStage())
                .onSuccess(overtaken::complete)
                .compose(others -> send.get());
          }
        };

    String id = await(upgrade(TappedPool.of(fixture.pool(), sleep), STEPS));

    assertThat(overtaken).isCompletedWithValue(id);
    assertIsNewest();
  }

  private Uni<Void> expired() {
    return fixture
        .pool()
        .query("UPDATE schema_version SET lease_until = TIMESTAMPADD(MICROSECOND, -1, NOW(6))")
        .execute()
        .replaceWithVoid();
  }

  @ParameterizedTest
  @MethodSource("everySchemaThatThisReleaseRunsOn")
  void replicasOfTheOldReleaseGoOnWhileAndAfterTheSchemaIsUpgraded(int from) {
    upTo(from);

    CompletableFuture<String> upgraded =
        fixture.schema().ready(TIMEOUT).subscribeAsCompletionStage();
    int done = 0;
    int afterwards = 3;
    while (afterwards > 0) {
      afterwards -= upgraded.isDone() ? 1 : 0;
      assertThat(ran(submit("tenant" + done)).state()).isEqualTo(State.SUCCEED);
      done++;
    }

    assertThat(upgraded).isCompleted();
    assertIsNewest();
    assertThat(fixture.sql("SELECT id FROM dag WHERE state = 'SUCCEED'")).hasSize(done);
  }

  @ParameterizedTest
  @MethodSource("everyRelease")
  void anOldReleaseStartsOnANewerSchemaUnlessThatSaysItIsTooOld(int known) {
    String id = upTo(NEWEST);

    assertThat(await(upgrade(fixture.pool(), STEPS.subList(0, known)))).isEqualTo(id);

    fixture.sql("UPDATE schema_version SET oldest_reader = " + (known + 1));
    assertThatThrownBy(() -> await(upgrade(fixture.pool(), STEPS.subList(0, known))))
        .isInstanceOf(SchemaTooNewException.class);
    assertIsNewest();
  }

  /** Every statement of that release, with as many rows as it met when it was new. */
  @ParameterizedTest
  @MethodSource("recordedReleases")
  void whatAReleaseSendsWorksOnTheNewestSchema(Path release) {
    await(fixture.schema().ready(TIMEOUT));

    assertThat(ReleaseStatements.play(release, fixture)).isEmpty();
  }

  static List<Path> recordedReleases() throws IOException {
    try (Stream<Path> files = Files.list(RELEASES)) {
      return files.sorted().toList();
    }
  }

  private String upTo(int version) {
    return await(upgrade(fixture.pool(), STEPS.subList(0, version)));
  }

  private Uni<String> upgrade(Pool pool, List<Step> steps) {
    return new Bootstrap(
            fixture.name(), fixture.plain(), pool, fixture.timer(), TIMEOUT, "somebody", steps)
        .run("storeone");
  }

  /** The version is, nobody migrates, and whatever a step makes is there. */
  private void assertIsNewest() {
    var row = fixture.sql("SELECT * FROM schema_version").get(0);
    assertThat(row.getInteger("version")).isEqualTo(NEWEST);
    assertThat(STEPS)
        .allSatisfy(
            step ->
                assertThat(failureOf(step.sql()))
                    .as(step.name())
                    .hasValueSatisfying(failure -> assertThat(SqlErrors.isDone(failure)).isTrue()));
  }

  private Optional<Throwable> failureOf(String sql) {
    return await(
        fixture
            .pool()
            .query(sql)
            .execute()
            .map(made -> Optional.<Throwable>empty())
            .onFailure()
            .recoverWithItem(Optional::of));
  }

  private DagView submit(String tenant) {
    var dags = fixture.dags(SampleKind.withoutStages());
    return ((Submission.Stored) await(dags.submit(SampleDags.forTenant(tenant)))).dag();
  }

  private DagView find(long id) {
    return await(fixture.dags(SampleKind.withoutStages()).find(id, true)).orElseThrow();
  }

  /** Through all its stages, with an attempt and a line at each. */
  private DagView ran(DagView stored) {
    DagStore store = fixture.store("runner");
    RunMoves moves = new RunMoves("10.0.0.1:2886", Instant.EPOCH);
    DagView claimed = await(store.claim(stored.id())).orElseThrow();
    DagView dag = written(store, claimed, moves.begun(claimed));
    for (int stage = 0; stage < stored.maxStage(); stage++) {
      dag = written(store, dag, moves.done(dag));
    }
    return find(stored.id());
  }

  private static DagView written(DagStore store, DagView before, DagView after) {
    var line = new Write.Line(before.stage(), 1, Instant.EPOCH, "line");
    var write = new Write(1, Instant.EPOCH, before, after, List.of(line));
    return ((Written.Applied) await(store.write(write, failure -> Optional.empty()))).dag();
  }
}
