package io.obrestore.dag.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.Change;
import io.obrestore.dag.DagEdit;
import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Operator;
import io.obrestore.dag.RunMoves;
import io.obrestore.dag.Submission;
import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.SampleDags;
import io.obrestore.dag.testing.SampleKind;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TappedPool;
import io.obrestore.dag.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Records what this release sends to the store, to be played to the schemas of later ones: {@code
 * mvn test -Dtest=ReleaseRecordingTest -Dobrestore.record=src/test/resources/dag/release/<version>}
 * when it is released; else into target, and played there at once.
 */
@ExtendWith(EmbeddedExtension.class)
class ReleaseRecordingTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

  private final TestDatabase database;
  private final ReleaseStatements statements = new ReleaseStatements();

  ReleaseRecordingTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void whatIsRecordedCanBePlayed() {
    Path file = Path.of(System.getProperty("obrestore.record", "target/recorded-release"));
    try (StoreFixture fixture = StoreFixture.ready(database)) {
      everything(fixture, TappedPool.of(fixture.pool(), statements));
    }
    statements.writeTo(file);

    try (StoreFixture fixture = StoreFixture.ready(database)) {
      assertThat(ReleaseStatements.play(file, fixture)).isEmpty();
    }
  }

  /** Each thing the store does, once. */
  private static void everything(StoreFixture fixture, Pool pool) {
    var dags =
        new StoredDags(
            pool,
            fixture.timer(),
            StoreFixture.settings(),
            StoreFixture.sources(),
            List.of(SampleKind.withoutStages()));
    var store =
        new DagStore(
            pool, fixture.timer(), StoreFixture.settings(), "owner", List.of(SampleDags.KIND));
    DagView done = stored(dags, SampleDags.withKey("done", "key", "print"));
    await(dags.findByIdempotencyKey("key"));
    await(dags.submit(SampleDags.withKey("done", "key", "print")));
    assertThat(await(store.due(10))).containsExactly(done.id());
    done = run(store, done);
    DagView failed = stored(dags, SampleDags.forTenant("failed"));
    failed = fail(store, failed);
    read(dags, done);
    await(dags.operate(failed.id(), Operator.RETRY));
    await(store.claim(failed.id()));
    await(dags.operate(failed.id(), Operator.CANCEL));
    await(dags.passNode(failed.node().id()));
    await(dags.undo(failed.id()));
    await(store.giveBack());
    forget(fixture, pool);
  }

  private static DagView stored(StoredDags dags, DagTemplate template) {
    return ((Submission.Stored) await(dags.submit(template))).dag();
  }

  private static DagView run(DagStore store, DagView stored) {
    RunMoves moves = new RunMoves("10.0.0.1:2886", NOW);
    DagView claimed = await(store.claim(stored.id())).orElseThrow();
    Claim claim = new Claim(claimed.id(), claimed.epoch());
    await(store.renew(List.of(claim)));
    await(store.renew(List.of(claim, new Claim(claimed.id() + 100, 1))));
    await(store.takeStartSlot(claim));
    await(store.renewStartSlots(List.of(claim)));
    DagView dag = written(store, claimed, moves.begun(claimed));
    dag = written(store, dag, DagEdit.of(dag).nextAttempt().session("7").build());
    dag = written(store, dag, DagEdit.of(dag).facts("{\"job\":1}").nextAttempt().build());
    await(store.giveStartSlot(claim));
    await(store.attempts(dag.id()));
    for (int stage = 0; stage < stored.maxStage(); stage++) {
      dag = written(store, dag, moves.done(dag));
    }
    return dag;
  }

  private static DagView fail(DagStore store, DagView stored) {
    RunMoves moves = new RunMoves("10.0.0.1:2886", NOW);
    DagView claimed = await(store.claim(stored.id())).orElseThrow();
    DagView begun = written(store, claimed, moves.begun(claimed));
    return written(store, begun, moves.failed(begun, false));
  }

  private static void read(StoredDags dags, DagView dag) {
    await(dags.find(dag.id(), true));
    await(dags.findByNode(dag.node().id()));
    await(dags.findByActiveKey("sample:done"));
    await(dags.list(Long.MAX_VALUE, 10, true));
    await(dags.unfinished(10, true));
    await(dags.newestMaintenance(true));
    await(dags.logs(dag.id(), -1, 10));
    await(dags.logs(List.of(dag.id()), 1));
    await(dags.nodeLogs(dag.node().id()));
    await(dags.changes(Map.of(dag.id(), Change.NOTHING_SEEN)));
    await(dags.lively(NOW, 10));
    await(dags.ended(NOW, 10));
  }

  private static void forget(StoreFixture fixture, Pool pool) {
    var ended = new EndedDags(pool, fixture.timer(), Duration.ofSeconds(10));
    for (long dag : await(ended.before(Duration.ZERO, 10))) {
      await(ended.drop(dag, Duration.ZERO));
    }
  }

  private static DagView written(DagStore store, DagView before, DagView after) {
    var line = new Write.Line(before.stage(), before.node().executeTimes(), NOW, "line");
    var write = new Write(1, NOW, before, after, List.of(line));
    return ((Written.Applied) await(store.write(write, failure -> Optional.empty()))).dag();
  }
}
