package io.obrestore.dag.history;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.Operated;
import io.obrestore.dag.Operator;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Submission;
import io.obrestore.dag.store.EndedDags;
import io.obrestore.dag.testing.ManualTimer;
import io.obrestore.dag.testing.SampleDags;
import io.obrestore.dag.testing.SampleKind;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is forgotten, and what is not, on any database. */
abstract class HistoryContract {
  private static final Duration KEEP = Duration.ofHours(1);
  private static final List<String> PARTS =
      List.of("node", "task_log", "attempt", "idempotency", "start_slot");

  private final StoreFixture fixture;
  private final Dags dags;

  HistoryContract(TestDatabase database) {
    fixture = StoreFixture.ready(database);
    dags = fixture.dags(SampleKind.withoutStages());
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  @Test
  void aDagThatEndedLongAgoGoesWithAllThatWasStoredOfIt() {
    long old = withAllParts(ended("old", "SUCCEED", 3_700));
    long young = withAllParts(ended("young", "SUCCEED", 3_500));

    await(purge().step());

    assertThat(rows("dag", "id")).isEqualTo(Map.of(young, 1L));
    assertThat(rows("node", "dag_id")).isEqualTo(Map.of(young, 3L));
    assertThat(rows("task_log", "dag_id")).isEqualTo(Map.of(young, 450L));
    assertThat(rows("attempt", "dag_id")).isEqualTo(Map.of(young, 2L));
    assertThat(rows("idempotency", "dag_id")).isEqualTo(Map.of(young, 1L));
    assertThat(rows("start_slot", "dag_id")).isEqualTo(Map.of(young, 1L));
    assertThat(await(dags.find(old, true))).isEmpty();
  }

  @Test
  void aFailedDagThatHoldsNothingGoesToo() {
    ended("failed", "FAILED", 3_700);

    await(purge().step());

    assertThat(rows("dag", "id")).isEmpty();
    assertThat(rows("node", "dag_id")).isEmpty();
  }

  @Test
  void whatWaitsRunsOrHoldsItsKeyStaysHoweverOld() {
    long ready = submit(SampleDags.forTenant("ready"));
    long running = submit(SampleDags.forTenant("running"));
    await(fixture.store("one").claim(running));
    long messy = submit(SampleDags.forTenant("messy"));
    fixture.sql("UPDATE dag SET state = 'FAILED', leftovers = 1 WHERE id = " + messy);
    fixture.sql("UPDATE dag SET end_time = TIMESTAMPADD(SECOND, -8000000, NOW(6))");

    await(purge().step());

    assertThat(rows("dag", "id").keySet()).containsExactlyInAnyOrder(ready, running, messy);
    assertThat(rows("node", "dag_id").values()).containsOnly(3L);
  }

  @Test
  void theKeyOfAForgottenDagStandsForANewOne() {
    DagTemplate template = SampleDags.withKey("shop", "k1", "print");
    long old = submit(template);
    end(old, "SUCCEED", 3_700);

    await(purge().step());

    assertThat(submit(SampleDags.withKey("shop", "k1", "other"))).isGreaterThan(old);
  }

  @Test
  void replicasThatPurgeAtTheSameTimeRemoveEachDagOnce() {
    List<Long> old =
        IntStream.range(0, 8).mapToObj(i -> ended("old" + i, "SUCCEED", 3_700)).toList();
    long young = ended("young", "SUCCEED", 10);
    List<EndedDags> replicas = Stream.generate(this::endedDags).limit(3).toList();

    for (long dag : old) {
      List<Uni<Boolean>> drops = replicas.stream().map(replica -> replica.drop(dag, KEEP)).toList();
      assertThat(await(Uni.join().all(drops).andFailFast()))
          .containsExactlyInAnyOrder(true, false, false);
    }
    await(Uni.join().all(Stream.generate(() -> purge().step()).limit(3).toList()).andFailFast());

    assertThat(rows("dag", "id").keySet()).containsExactly(young);
    assertThat(rows("node", "dag_id").keySet()).containsExactly(young);
  }

  @Test
  void aRetryThatComesWhileItsDagIsForgottenHasAllOfItOrNothing() {
    for (int i = 0; i < 10; i++) {
      long dag = ended("race" + i, "FAILED", 3_700);

      List<Object> answers = new ArrayList<>();
      answers.addAll(
          await(
              Uni.join()
                  .all(
                      dags.operate(dag, Operator.RETRY).map(Function.<Object>identity()),
                      endedDags().drop(dag, KEEP).map(Function.<Object>identity()))
                  .andFailFast()));

      boolean dropped = answers.get(1).equals(true);
      if (dropped) {
        assertThat(answers.get(0)).isEqualTo(new Operated.NotFound());
        assertThat(rows("node", "dag_id")).doesNotContainKey(dag);
        assertThat(rows("task_log", "dag_id")).doesNotContainKey(dag);
      } else {
        assertThat(answers.get(0)).isInstanceOf(Operated.Accepted.class);
        assertThat(find(dag).nodes()).extracting(NodeView::stage).containsExactly(1, 2, 3);
      }
    }
  }

  @Test
  void oneThatWasStoppedRemovesNothingMore() {
    long old = ended("old", "SUCCEED", 3_700);
    HistoryPurge purge = purge();

    purge.stop();
    await(purge.step());

    assertThat(rows("dag", "id").keySet()).containsExactly(old);
  }

  @Test
  void itGoesOnByItselfUntilNothingIsLeft() throws InterruptedException {
    IntStream.range(0, HistoryPurge.A_STEP + 5).forEach(i -> ended("old" + i, "SUCCEED", 3_700));
    ManualTimer timer = new ManualTimer();
    HistoryPurge purge = purge(timer, KEEP);

    purge.start();
    timer.advance(HistoryPurge.idle(KEEP));
    assertThat(timer.awaitTask(Duration.ofSeconds(1), Duration.ofSeconds(20))).isTrue();
    assertThat(rows("dag", "id")).hasSize(5);
    timer.advance(Duration.ofSeconds(1));
    assertThat(timer.awaitTask(HistoryPurge.idle(KEEP), Duration.ofSeconds(20))).isTrue();

    assertThat(rows("dag", "id")).isEmpty();
  }

  @Test
  void whatIsKeptForEverIsNotEvenLookedAt() throws InterruptedException {
    ManualTimer timer = new ManualTimer();

    purge(timer, Duration.ZERO).start();

    assertThat(timer.awaitTask(Duration.ofDays(1_000), Duration.ZERO)).isFalse();
  }

  private HistoryPurge purge() {
    return new HistoryPurge(endedDags(), fixture.timer(), StoreFixture.sources(), KEEP);
  }

  private HistoryPurge purge(ManualTimer timer, Duration keep) {
    Sources real = StoreFixture.sources();
    return new HistoryPurge(
        endedDags(), timer, new Sources(real.clock(), timer::nanos, real.random()), keep);
  }

  private EndedDags endedDags() {
    return new EndedDags(fixture.pool(), fixture.timer(), StoreFixture.settings().timeout());
  }

  private long ended(String tenant, String state, int secondsAgo) {
    long dag = submit(SampleDags.withKey(tenant, tenant, "print"));
    end(dag, state, secondsAgo);
    return dag;
  }

  private void end(long dag, String state, int secondsAgo) {
    String nodes = state.equals("FAILED") ? "FAILED" : "SUCCEED";
    fixture.sql("UPDATE node SET state = '" + nodes + "' WHERE dag_id = " + dag);
    fixture.sql(
        "UPDATE dag SET state = '%s', active_key = NULL, end_time = TIMESTAMPADD(SECOND, -%d, NOW(6)) WHERE id = %d"
            .formatted(state, secondsAgo, dag));
  }

  private long withAllParts(long dag) {
    for (int block = 0; block < 450; block += 150) {
      String lines =
          IntStream.range(block, block + 150)
              .mapToObj(i -> "(%d, %d, 1, 1, 1, NOW(6), 'line')".formatted(dag, i))
              .collect(Collectors.joining(", "));
      fixture.sql(
          "INSERT INTO task_log (dag_id, line_no, seq, stage, execution, logged_at, line) VALUES "
              + lines);
    }
    fixture.sql(
        "INSERT INTO attempt (dag_id, attempt, begun_at) VALUES (%d, 1, NOW(6)), (%d, 2, NOW(6))"
            .formatted(dag, dag));
    fixture.sql(
        "INSERT INTO start_slot (dag_id, owner, epoch, lease_until) VALUES (%d, 'one', 1, NOW(6))"
            .formatted(dag));
    assertThat(PARTS).allSatisfy(part -> assertThat(rows(part, "dag_id")).containsKey(dag));
    return dag;
  }

  private long submit(DagTemplate template) {
    return ((Submission.Stored) await(dags.submit(template))).dag().id();
  }

  private DagView find(long id) {
    return await(dags.find(id, true)).orElseThrow();
  }

  private Map<Long, Long> rows(String table, String dagId) {
    return fixture
        .sql(
            "SELECT %s AS dag_no, COUNT(*) AS n FROM %s GROUP BY %s".formatted(dagId, table, dagId))
        .stream()
        .collect(Collectors.toMap(row -> row.getLong("dag_no"), row -> row.getLong("n")));
  }
}
