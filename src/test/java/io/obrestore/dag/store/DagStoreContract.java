package io.obrestore.dag.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.dag.DagEdit;
import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.Drain;
import io.obrestore.dag.DrainSwitch;
import io.obrestore.dag.LogLine;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.Operated;
import io.obrestore.dag.Operator;
import io.obrestore.dag.Refusal;
import io.obrestore.dag.RunMoves;
import io.obrestore.dag.Standing;
import io.obrestore.dag.State;
import io.obrestore.dag.Submission;
import io.obrestore.dag.testing.SampleDags;
import io.obrestore.dag.testing.SampleKind;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TappedPool;
import io.obrestore.dag.testing.TappedPool.Tap;
import io.obrestore.dag.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the store promises on any database it runs on. */
abstract class DagStoreContract {
  private static final Repeats NEVER = failure -> Optional.empty();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

  private final TestDatabase database;
  private final StoreFixture fixture;
  private final Dags dags;
  private final DagStore one;
  private final DagStore two;

  DagStoreContract(TestDatabase database) {
    this.database = database;
    this.fixture = StoreFixture.ready(database);
    this.dags = fixture.dags(SampleKind.withoutStages());
    this.one = fixture.store("one");
    this.two = fixture.store("two");
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  @Test
  void aStoredDagReadsBackAsItWasAnswered() {
    DagView stored = submit("shop");

    assertThat(find(stored.id())).isEqualTo(stored);
    assertThat(stored.standing()).isEqualTo(new Standing(State.READY, Operator.RUN));
    assertThat(stored.nodes()).extracting(NodeView::name).containsExactly("one", "two", "three");
    assertThat(stored.traceId()).isEqualTo("trace-shop");
    assertThat(await(dags.find(stored.id() + 1, true))).isEmpty();
  }

  @Test
  void theSwitchIsOffUntilItIsTurnedAndKeepsWhoTurnedIt() {
    DrainSwitch drain = drain();
    assertThat(await(drain.read())).isEqualTo(Drain.NEVER);
    assertThat(await(drain.turn(false, "nobody")).after()).isEqualTo(Drain.NEVER);

    DrainSwitch.Turned on = await(drain.turn(true, "10.0.0.7"));

    assertThat(on.before()).isEqualTo(Drain.NEVER);
    assertThat(on.after().on()).isTrue();
    assertThat(on.after().changedBy()).isEqualTo("10.0.0.7");
    assertThat(on.after().changedAt()).isNotNull();
    assertThat(await(drain.turn(true, "10.0.0.8")))
        .extracting(DrainSwitch.Turned::after)
        .isEqualTo(on.after());
    assertThat(await(drain.turn(false, "x".repeat(300))).after().changedBy()).hasSize(256);
    assertThat(await(drain.read()).on()).isFalse();
  }

  @Test
  void aDrainedServiceStartsNothingAndFinishesWhatRuns() {
    DagView running = submit("running");
    DagView waiting = submit("waiting");
    DagView undone = submit("undone");
    assertThat(await(one.claim(running.id()))).isPresent();
    await(one.giveBack());
    await(dags.undo(undone.id()));

    await(drain().turn(true, "test"));

    assertThat(await(two.due(10))).containsExactly(running.id(), undone.id());
    assertThat(await(two.claim(waiting.id()))).isEmpty();
    assertThat(find(waiting.id()).standing()).isEqualTo(new Standing(State.READY, Operator.RUN));
    assertThat(await(two.claim(running.id()))).isPresent();
    assertThat(await(two.claim(undone.id()))).isPresent();

    await(drain().turn(false, "test"));

    assertThat(await(two.due(10))).containsExactly(waiting.id());
    assertThat(await(two.claim(waiting.id()))).isPresent();
  }

  @Test
  void aRetryOfWhatBeganNothingWaitsWhileDrainedAndARetryOfAnAttemptDoesNot() {
    DagView before = submit("before");
    DagView amid = submit("amid");
    await(dags.operate(before.id(), Operator.CANCEL));
    await(dags.operate(amid.id(), Operator.CANCEL));
    fixture.sql("UPDATE dag SET attempt = 1 WHERE id = " + amid.id());
    await(drain().turn(true, "test"));

    await(dags.operate(before.id(), Operator.RETRY));
    await(dags.operate(amid.id(), Operator.RETRY));

    assertThat(await(one.due(10))).containsExactly(amid.id());
  }

  @Test
  void aKindThatOnlyEndsOtherWorkIsClaimedWhileDrained() {
    DagView ending = submit("ending");
    await(drain().turn(true, "test"));
    DagStore knowing = fixture.store("knowing", List.of(SampleDags.KIND));

    assertThat(await(one.claim(ending.id()))).isEmpty();
    assertThat(await(knowing.due(10))).containsExactly(ending.id());
    assertThat(await(knowing.claim(ending.id()))).isPresent();
  }

  private DrainSwitch drain() {
    return new StoredDrainSwitch(fixture.pool(), fixture.timer(), Duration.ofSeconds(10));
  }

  @Test
  void aSecondDagForTheSameTenantInAnyCaseIsRefusedWithTheHolder() {
    DagView holder = submit("shop");

    Submission second = await(dags.submit(SampleDags.forTenant("SHOP")));

    assertThat(second).isEqualTo(new Submission.KeyHeld(holder));
    assertThat(await(dags.findByActiveKey("sample:Shop"))).contains(holder);
  }

  @Test
  void aKeyStandsForTheDagItWasStoredWithAndKeysDifferByCase() {
    var stored = submitted(SampleDags.withKey("shop", "k1", "print"));

    assertThat(await(dags.submit(SampleDags.withKey("shop", "k1", "other"))))
        .isEqualTo(new Submission.Known(stored, "print"));
    assertThat(await(dags.submit(SampleDags.withKey("another", "k1", "print"))))
        .isEqualTo(new Submission.Known(stored, "print"));
    assertThat(await(dags.findByIdempotencyKey("k1")))
        .contains(new Submission.Known(stored, "print"));
    assertThat(await(dags.findByIdempotencyKey("K1"))).isEmpty();
    assertThat(await(dags.findByActiveKey("sample:another"))).isEmpty();
    assertThat(await(dags.submit(SampleDags.withKey("shop", "k2", "print"))))
        .isEqualTo(new Submission.KeyHeld(stored));
    assertThat(await(dags.findByIdempotencyKey("k2"))).isEmpty();
  }

  @Test
  void ofManyThatSubmitUnderOneKeyAtTheSameTimeOneIsStored() {
    for (int i = 0; i < 5; i++) {
      String tenant = "race" + i;
      List<Submission> answers =
          await(
              Uni.join()
                  .all(
                      IntStream.range(0, 4)
                          .mapToObj(n -> SampleDags.withKey(tenant, tenant, "print"))
                          .map(dags::submit)
                          .toList())
                  .andFailFast());

      assertThat(answers.stream().filter(Submission.Stored.class::isInstance)).hasSize(1);
      assertThat(answers.stream().filter(Submission.Known.class::isInstance)).hasSize(3);
    }
  }

  private DagView submitted(DagTemplate template) {
    return ((Submission.Stored) await(dags.submit(template))).dag();
  }

  @Test
  void ofTwoThatClaimAtTheSameTimeOneWins() {
    for (int i = 0; i < 10; i++) {
      DagView dag = submit("race" + i);
      List<Optional<DagView>> won =
          await(Uni.join().all(List.of(one.claim(dag.id()), two.claim(dag.id()))).andFailFast());
      assertThat(won.stream().flatMap(Optional::stream)).hasSize(1);
    }
  }

  @Test
  void manyAreClaimedTogetherEachInItsNextEpoch() {
    List<Long> ids = IntStream.range(0, 5).mapToObj(i -> submit("shop" + i).id()).toList();
    claimed(one, ids.get(0));
    fixture.expire(ids.get(0));

    assertThat(await(one.claim(ids))).containsExactlyInAnyOrderElementsOf(ids);

    assertThat(await(one.owned(ids))).isEqualTo(ids.stream().map(this::find).toList());
    assertThat(ids)
        .extracting(id -> find(id).epoch())
        .as("also of the one that was its own before")
        .containsExactly(2L, 1L, 1L, 1L, 1L);
    assertThat(ids).allMatch(id -> find(id).state() == State.RUNNING);
    assertThat(await(one.due(10))).isEmpty();
    assertThat(await(two.owned(ids))).isEmpty();
  }

  @Test
  void ofManyOnlyThoseAreClaimedThatNobodyHasNotEvenWhoClaims() {
    DagView mine = claimed(one, submit("mine").id());
    DagView others = claimed(two, submit("others").id());
    DagView cancelled = submit("cancelled");
    await(dags.operate(cancelled.id(), Operator.CANCEL));
    DagView free = submit("free");
    List<Long> ids = List.of(mine.id(), others.id(), cancelled.id(), free.id());

    assertThat(await(one.claim(ids))).containsExactly(free.id());

    assertThat(find(mine.id())).isEqualTo(mine);
    assertThat(find(others.id())).isEqualTo(others);
    assertThat(await(one.claim(ids))).isEmpty();
  }

  @Test
  void ofTwoThatClaimManyAtTheSameTimeOneHasEach() {
    for (int i = 0; i < 10; i++) {
      String round = "race" + i + "-";
      List<Long> ids = IntStream.range(0, 8).mapToObj(n -> submit(round + n).id()).toList();

      var won = await(Uni.join().all(List.of(one.claim(ids), two.claim(ids))).andFailFast());

      assertThat(won.stream().flatMap(List::stream)).isNotEmpty().doesNotHaveDuplicates();
      assertThat(await(one.owned(ids)))
          .extracting(DagView::id)
          .containsExactlyInAnyOrderElementsOf(won.get(0));
      assertThat(await(two.owned(ids)))
          .extracting(DagView::id)
          .containsExactlyInAnyOrderElementsOf(won.get(1));
      assertThat(ids).allMatch(id -> find(id).epoch() <= 1);
    }
  }

  @Test
  void aRowThatSomebodyHasLockedKeepsNobodyFromTheOthers() {
    DagView locked = submit("locked");
    DagView free = submit("free");
    SqlConnection somebody = await(fixture.pool().getConnection());
    Transaction held = await(somebody.begin());
    await(somebody.query("UPDATE dag SET seq = seq WHERE id = " + locked.id()).execute());

    assertThat(await(one.claim(List.of(locked.id(), free.id())))).containsExactly(free.id());

    await(held.rollback());
    await(somebody.close());
    assertThat(await(one.claim(List.of(locked.id(), free.id())))).containsExactly(locked.id());
  }

  @Test
  void aReplicaThatDiesWhileItClaimsManyHasAllOfThemOrNone() {
    for (int at = 0; at < 4; at++) {
      for (boolean before : List.of(true, false)) {
        String round = "crash" + at + before;
        List<Long> ids = IntStream.range(0, 3).mapToObj(n -> submit(round + n).id()).toList();
        DagStore dying = fixture.store("dying", new Crash(at, before));

        assertThatThrownBy(() -> await(dying.claim(ids))).isInstanceOf(RuntimeException.class);

        boolean committed = at == 3 && !before;
        assertThat(await(one.owned(ids))).isEmpty();
        assertThat(await(one.due(10))).isEqualTo(committed ? List.of() : ids);
        ids.forEach(fixture::expire);
        assertThat(await(one.claim(ids))).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids).allMatch(id -> find(id).epoch() == (committed ? 2 : 1));
      }
    }
  }

  @Test
  void aDrainedServiceClaimsOfManyOnlyWhatHasBegun() {
    DagView running = claimed(two, submit("running").id());
    DagView waiting = submit("waiting");
    await(two.giveBack());
    await(drain().turn(true, "test"));

    assertThat(await(one.claim(List.of(running.id(), waiting.id())))).containsExactly(running.id());
  }

  @Test
  void aClaimedDagIsRunningInANewEpochAndIsNotDue() {
    DagView dag = submit("shop");
    assertThat(await(one.due(10))).containsExactly(dag.id());

    DagView claimed = await(one.claim(dag.id())).orElseThrow();

    assertThat(claimed.state()).isEqualTo(State.RUNNING);
    assertThat(claimed.epoch()).isEqualTo(dag.epoch() + 1);
    assertThat(await(one.due(10))).isEmpty();
    assertThat(await(two.claim(dag.id()))).isEmpty();
  }

  @Test
  void dueDagsComeOldestFirstAndOnlyOfKnownKinds() {
    DagView first = submit("a");
    DagView second = submit("b");
    fixture.sql("UPDATE dag SET kind = 'of the future' WHERE id = " + submit("c").id());

    assertThat(await(one.due(10))).containsExactly(first.id(), second.id());
  }

  @Test
  void anExpiredLeaseIsTakenOverAndTheOldRunWritesNothing() {
    DagView old = claimed(one, submit("shop").id());
    fixture.expire(old.id());
    DagView taken = claimed(two, old.id());

    Written stale = write(one, old, begun(old), "stale");

    assertThat(stale).isEqualTo(new Written.Fenced());
    assertThat(find(old.id())).isEqualTo(taken);
    assertThat(await(dags.logs(old.id(), -1, 10))).isEmpty();
  }

  @Test
  void aRenewedLeaseIsKeptAndALostOneIsTold() {
    DagView kept = claimed(one, submit("kept").id());
    DagView lost = claimed(one, submit("lost").id());
    fixture.expire(kept.id());
    fixture.expire(lost.id());
    claimed(two, lost.id());

    Renewal told = await(one.renew(List.of(claim(kept), claim(lost))));

    assertThat(told).isEqualTo(new Renewal(Set.of(claim(lost)), Set.of()));
    assertThat(await(two.claim(kept.id()))).isEmpty();
  }

  /** The network has forgotten a connection in the middle of a transaction, say. */
  @Test
  void aRowThatIsLockedForLongKeepsNoOtherLeaseFromBeingRenewed() {
    Pool sessions = database.inSchema(fixture.name().name(), Duration.ofMillis(500));
    DagStore impatient = fixture.store("impatient", sessions);
    DagView locked = claimed(impatient, submit("locked").id());
    DagView free = claimed(impatient, submit("free").id());
    DagView lost = claimed(impatient, submit("lost").id());
    fixture.expire(lost.id());
    claimed(two, lost.id());
    List<Claim> claims = List.of(claim(locked), claim(free), claim(lost));
    SqlConnection somebody = await(fixture.pool().getConnection());
    Transaction held = await(somebody.begin());
    await(somebody.query("UPDATE dag SET seq = seq WHERE id = " + locked.id()).execute());

    fixture.expire(free.id());
    Renewal told = await(impatient.renew(claims));

    assertThat(told).isEqualTo(new Renewal(Set.of(claim(lost)), Set.of(claim(locked))));
    assertThat(await(two.claim(free.id()))).isEmpty();
    await(held.rollback());
    await(somebody.close());
    fixture.expire(locked.id());
    Renewal all = await(impatient.renew(List.of(claim(locked), claim(free))));
    assertThat(all).isEqualTo(Renewal.OF_ALL);
    assertThat(await(two.claim(locked.id()))).isEmpty();
    await(sessions.close());
  }

  @Test
  void givenBackLeasesCanBeClaimedAtOnce() {
    DagView dag = claimed(one, submit("shop").id());

    await(one.giveBack());

    assertThat(claimed(two, dag.id()).epoch()).isEqualTo(dag.epoch() + 1);
  }

  @Test
  void aRowThatIsLockedForLongKeepsNoOtherLeaseFromBeingGivenBack() {
    Pool sessions = database.inSchema(fixture.name().name(), Duration.ofMillis(500));
    DagStore impatient = fixture.store("impatient", sessions);
    DagView locked = claimed(impatient, submit("locked").id());
    DagView free = claimed(impatient, submit("free").id());
    SqlConnection somebody = await(fixture.pool().getConnection());
    Transaction held = await(somebody.begin());
    await(somebody.query("UPDATE dag SET seq = seq WHERE id = " + locked.id()).execute());

    assertThatThrownBy(() -> await(impatient.giveBack())).as("the locked one").isNotNull();

    assertThat(claimed(two, free.id()).epoch()).isEqualTo(free.epoch() + 1);
    assertThat(await(two.claim(locked.id()))).isEmpty();
    await(held.rollback());
    await(somebody.close());
    await(impatient.giveBack());
    assertThat(claimed(two, locked.id()).epoch()).isEqualTo(locked.epoch() + 1);
    await(sessions.close());
  }

  @Test
  void aChangeOfStageWritesDagNodesAndLinesTogether() {
    DagView begun = applied(one, claimed(one, submit("shop").id()), DagStoreContract::begun);
    DagView next = applied(one, begun, dag -> moves().done(dag), "one is done");

    assertThat(find(next.id())).isEqualTo(next);
    assertThat(next.stage()).isEqualTo(2);
    assertThat(next.nodes())
        .extracting(NodeView::state)
        .containsExactly(State.SUCCEED, State.RUNNING, State.PENDING);
    assertThat(await(dags.nodeLogs(next.nodes().get(0).id())))
        .containsExactly(new LogLine(0, next.seq(), 1, 1, NOW, "one is done"));
  }

  @Test
  void theWriteThatEndsADagWellWipesItsSecretsAndFreesItsKey() {
    DagView dag = applied(one, claimed(one, submit("shop").id()), DagStoreContract::begun);
    for (int i = 0; i < 3; i++) {
      dag = applied(one, dag, running -> moves().done(running));
    }

    assertThat(find(dag.id())).isEqualTo(dag);
    assertThat(dag.standing()).isEqualTo(new Standing(State.SUCCEED, Operator.RUN));
    assertThat(dag.secrets()).isNull();
    assertThat(dag.activeKey()).isNull();
    assertThat(await(one.due(10))).isEmpty();
    submit("shop");
  }

  @Test
  void aFailedDagHoldsItsKeyOnlyWithLeftovers() {
    DagView clean = failed("clean", false);
    DagView messy = failed("messy", true);

    assertThat(clean.secrets()).isEqualTo("sealed");
    submit("clean");
    assertThat(await(dags.submit(SampleDags.forTenant("messy"))))
        .isEqualTo(new Submission.KeyHeld(find(messy.id())));
  }

  @Test
  void retryOfADagWhoseKeyAnotherHoldsIsRefusedWithTheHolder() {
    DagView failed = failed("shop", false);
    DagView holder = submit("shop");

    Operated retried = await(dags.operate(failed.id(), Operator.RETRY));

    assertThat(retried).isEqualTo(new Operated.KeyHeld(holder));
    assertThat(find(failed.id())).isEqualTo(failed);
  }

  @Test
  void anOperatorInTheMiddleOfARunFencesItAtOnce() {
    DagView running = applied(one, claimed(one, submit("shop").id()), DagStoreContract::begun);

    Operated cancelled = await(dags.operate(running.id(), Operator.CANCEL));

    DagView stopped = find(running.id());
    assertThat(cancelled).isEqualTo(new Operated.Accepted(stopped, running.standing()));
    assertThat(stopped.standing()).isEqualTo(new Standing(State.FAILED, Operator.CANCEL));
    assertThat(stopped.node().standing()).isEqualTo(new Standing(State.FAILED, Operator.CANCEL));
    assertThat(write(one, running, moves().done(running), "late")).isEqualTo(new Written.Fenced());
    assertThat(await(one.renew(List.of(claim(running)))).lost()).containsExactly(claim(running));
    assertThat(await(dags.logs(running.id(), -1, 10)))
        .extracting(LogLine::text)
        .containsExactly("operator CANCEL", "noted at CANCEL");
  }

  @Test
  void undoGoesFromRunningStraightToRollbackAndTwiceIsOnce() {
    DagView running = applied(one, claimed(one, submit("shop").id()), DagStoreContract::begun);

    await(dags.undo(running.id()));
    DagView undoing = find(running.id());
    Operated again = await(dags.undo(running.id()));

    assertThat(undoing.standing()).isEqualTo(new Standing(State.READY, Operator.ROLLBACK));
    assertThat(again).isEqualTo(new Operated.Accepted(undoing, undoing.standing()));
    assertThat(claimed(two, running.id()).standing())
        .isEqualTo(new Standing(State.RUNNING, Operator.ROLLBACK));
  }

  @Test
  void anOperatorThatTheKindForbidsIsRefused() {
    DagView failed = failed("shop", false);
    Dags strict = fixture.dags(new SampleKind(List.of(), Operator.ROLLBACK));

    Operated refused = await(strict.operate(failed.id(), Operator.ROLLBACK));

    assertThat(refused).isEqualTo(new Operated.Refused(Refusal.ROLLBACK_NOT_ALLOWED, failed));
    assertThat(await(strict.operate(12345, Operator.RETRY))).isEqualTo(new Operated.NotFound());
  }

  @Test
  void aPassedNodeCountsAsDoneAndTheNextOneWaitsForItsTurn() {
    DagView failed = failed("shop", false);

    await(dags.passNode(failed.node().id()));

    DagView passed = find(failed.id());
    assertThat(passed.standing()).isEqualTo(new Standing(State.READY, Operator.RUN));
    assertThat(passed.stage()).isEqualTo(2);
    assertThat(passed.activeKey()).isEqualTo("sample:shop");
    assertThat(passed.nodes().get(0).standing())
        .isEqualTo(new Standing(State.SUCCEED, Operator.PASS));
    assertThat(await(dags.passNode(failed.nodes().get(2).id())))
        .isEqualTo(new Operated.Refused(Refusal.NODE_PASS_NOT_FAILED_DAG, passed));
    assertThat(await(dags.passNode(NodeView.idOf(failed.id(), 9))))
        .isEqualTo(new Operated.NotFound());
  }

  @Test
  void whatARunRecordsIsKeptAndEachAttemptToo() {
    DagView dag = applied(one, claimed(one, submit("shop").id()), DagStoreContract::begun);
    dag = applied(one, dag, now -> DagEdit.of(now).nextAttempt().build());
    dag = applied(one, dag, now -> DagEdit.of(now).facts("{\"job\":7}").session("42").build());
    dag = applied(one, dag, now -> DagEdit.of(now).leftovers(true).nextAttempt().build());

    assertThat(find(dag.id())).isEqualTo(dag);
    assertThat(dag.session()).isEqualTo("42");
    assertThat(await(one.attempts(dag.id())))
        .containsExactly(
            new Attempt(dag.id(), 1, NOW, NOW, "{\"job\":7}"),
            new Attempt(dag.id(), 2, NOW, null, null));
  }

  @Test
  void ofManyLinesTheFirstAndTheNewestAreKept() {
    DagView dag = applied(one, claimed(one, submit("shop").id()), DagStoreContract::begun);
    for (int i = 0; i < 7; i++) {
      String[] lines = IntStream.range(0, 200).mapToObj(n -> "x".repeat(5)).toArray(String[]::new);
      dag = applied(one, dag, now -> now, lines);
    }
    dag = applied(one, dag, now -> moves().failed(now, false), "y".repeat(10_000));

    List<LogLine> kept = await(dags.logs(dag.id(), -1, 5_000));

    assertThat(kept).hasSizeBetween(900, 1_000);
    assertThat(kept.get(99).number()).isEqualTo(99);
    LogLine last = kept.get(kept.size() - 1);
    assertThat(last.number()).isEqualTo(1_400);
    assertThat(last.text()).startsWith("yyy").hasSizeLessThan(4_096);
    assertThat(await(dags.logs(dag.id(), 1_398, 1)))
        .extracting(LogLine::number)
        .containsExactly(1_399);
    assertThat(await(dags.changes(Map.of(dag.id(), dag.seq() - 1))).get(0).lines())
        .containsExactly(last);
    assertThat(await(dags.logs(List.of(dag.id(), dag.id() + 1), 5_000)))
        .isEqualTo(Map.of(dag.id(), kept));
    assertThat(await(dags.logs(List.of(), 100))).isEmpty();
  }

  @Test
  void logsOfSeveralDagsThatAreCutOffKeepTheirLastLines() {
    List<Long> ids =
        Stream.of("a", "b", "c").map(this::failedAfterTwoLines).map(DagView::id).toList();
    List<String> whole = List.of("first", "second", "it failed");

    assertThat(texts(await(dags.logs(ids, 1_000))))
        .isEqualTo(Map.of(ids.get(0), whole, ids.get(1), whole, ids.get(2), whole));
    assertThat(texts(await(dags.logs(ids, 4))))
        .isEqualTo(
            Map.of(
                ids.get(0), List.of("it failed"),
                ids.get(1), List.of("first", "it failed"),
                ids.get(2), whole));
  }

  private DagView failedAfterTwoLines(String tenant) {
    DagView begun = applied(one, claimed(one, submit(tenant).id()), DagStoreContract::begun);
    DagView logged = applied(one, begun, now -> now, "first", "second");
    return applied(one, logged, dag -> moves().failed(dag, false), "it failed");
  }

  private static Map<Long, List<String>> texts(Map<Long, List<LogLine>> logs) {
    return logs.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().stream().map(LogLine::text).toList()));
  }

  @Test
  void listsAreNewestFirstAndUnfinishedOnesHoldTheFailed() {
    DagView failed = failed("a", false);
    DagView passed = failed("b", false);
    await(dags.operate(passed.id(), Operator.PASS));
    DagView ready = submit("c");

    assertThat(await(dags.unfinished(10, true))).containsExactly(ready, failed);
    assertThat(await(dags.list(Long.MAX_VALUE, 2, false)))
        .extracting(DagView::id)
        .containsExactly(ready.id(), passed.id());
    assertThat(await(dags.newestMaintenance(true))).contains(ready);
    assertThat(await(dags.findByNode(ready.node().id()))).contains(ready);
  }

  @Test
  void startSlotsAreTakenOldestFirstAndExpire() {
    List<Claim> claims =
        IntStream.range(0, 4).mapToObj(i -> claim(claimed(one, submit("t" + i).id()))).toList();
    assertThat(await(one.takeStartSlot(claims.get(0)))).isTrue();
    assertThat(await(one.takeStartSlot(claims.get(1)))).isTrue();
    assertThat(await(two.takeStartSlot(claims.get(2)))).isFalse();
    assertThat(await(two.takeStartSlot(claims.get(3)))).isFalse();
    assertThat(await(one.takeStartSlot(claims.get(0)))).as("again").isTrue();

    await(one.giveStartSlot(claims.get(0)));
    assertThat(await(two.takeStartSlot(claims.get(3)))).as("not the oldest").isFalse();
    assertThat(await(two.takeStartSlot(claims.get(2)))).isTrue();

    fixture.sql("UPDATE start_slot SET lease_until = TIMESTAMPADD(MICROSECOND, -1000000, NOW(6))");
    await(one.renewStartSlots(List.of(claims.get(1))));
    assertThat(await(two.takeStartSlot(claims.get(3)))).isTrue();
    assertThat(fixture.sql("SELECT * FROM start_slot")).hasSize(2);
  }

  @Test
  void whoGoesOnWaitingForASlotOnlyLooksUntilItsPlaceIsAnothersOrRunsOut() {
    List<Claim> claims =
        IntStream.range(0, 3).mapToObj(i -> claim(claimed(one, submit("t" + i).id()))).toList();
    List<String> sent = new ArrayList<>();
    DagStore watched = fixture.store("one", recorder(sent));
    claims.forEach(claim -> await(watched.takeStartSlot(claim)));
    String queued = "SELECT lease_until FROM start_slot WHERE slot IS NULL";
    var until = fixture.sql(queued).get(0).getLocalDateTime(0);
    sent.clear();

    assertThat(await(watched.takeStartSlot(claims.get(2)))).isFalse();

    assertThat(sent).singleElement().matches(sql -> sql.startsWith("SELECT"));
    assertThat(fixture.sql(queued).get(0).getLocalDateTime(0)).isEqualTo(until);

    fixture.sql(
        "UPDATE start_slot SET lease_until = TIMESTAMPADD(SECOND, -1, NOW(6)) WHERE slot IS NULL");
    assertThat(await(watched.takeStartSlot(claims.get(2)))).isFalse();
    assertThat(fixture.sql("SELECT 1 FROM start_slot WHERE lease_until > NOW(6)")).hasSize(3);

    fixture.expire(claims.get(2).dagId());
    Claim next = claim(claimed(two, claims.get(2).dagId()));
    assertThat(await(two.takeStartSlot(next))).isFalse();
    assertThat(fixture.sql("SELECT owner, epoch FROM start_slot WHERE slot IS NULL"))
        .singleElement()
        .matches(
            row -> row.getString("owner").equals("two") && row.getLong("epoch") == next.epoch());
  }

  private static Tap recorder(List<String> sent) {
    return new Tap() {
      @Override
      public <T> Future<T> pass(String sql, @Nullable Tuple parameters, Supplier<Future<T>> send) {
        sent.add(sql.strip());
        return send.get();
      }
    };
  }

  @Test
  void aDagThatEndsTakesTheSlotWithItThatAReplicaHeldWhichDied() {
    DagView dag = claimed(one, submit("shop").id());
    DagView other = claimed(one, submit("other").id());
    assertThat(await(one.takeStartSlot(claim(dag)))).isTrue();
    assertThat(await(one.takeStartSlot(claim(other)))).isTrue();
    fixture.expire(dag.id());

    DagView begun = applied(two, claimed(two, dag.id()), DagStoreContract::begun);
    assertThat(fixture.sql("SELECT * FROM start_slot")).hasSize(2);
    applied(two, begun, now -> moves().failed(now, false), "it failed");

    assertThat(fixture.sql("SELECT dag_id FROM start_slot"))
        .extracting(row -> row.getLong("dag_id"))
        .containsExactly(other.id());
  }

  @Test
  void aDagThatFailsTakesItsOwnSlotWithIt() {
    DagView begun = applied(one, claimed(one, submit("shop").id()), DagStoreContract::begun);
    assertThat(await(one.takeStartSlot(claim(begun)))).isTrue();

    applied(one, begun, now -> moves().failed(now, false), "it failed");

    assertThat(fixture.sql("SELECT * FROM start_slot")).isEmpty();
  }

  @Test
  void whoAsksForASlotWhenItsDagIsSomebodyElsesOrHasEndedLeavesNothingBehind() {
    DagView dag = claimed(one, submit("shop").id());
    fixture.expire(dag.id());
    DagView begun = applied(two, claimed(two, dag.id()), DagStoreContract::begun);

    assertThat(await(one.takeStartSlot(claim(dag)))).isFalse();
    assertThat(fixture.sql("SELECT * FROM start_slot")).isEmpty();

    assertThat(await(two.takeStartSlot(claim(begun)))).isTrue();
    await(one.takeStartSlot(claim(dag)));
    assertThat(fixture.sql("SELECT * FROM start_slot"))
        .singleElement()
        .matches(row -> row.getLong("epoch") == begun.epoch());

    applied(two, begun, now -> moves().failed(now, false), "it failed");
    assertThat(await(two.takeStartSlot(claim(begun)))).isFalse();
    assertThat(fixture.sql("SELECT * FROM start_slot")).isEmpty();
  }

  @Test
  void whatIsRepeatedAfterItHadLandedIsAppliedOnce() {
    DagView dag = claimed(one, submit("shop").id());
    Write write = new Write(77, NOW, dag, begun(dag), List.of());
    Db db = new Db(fixture.pool(), fixture.timer(), StoreFixture.settings().timeout());
    DagWriter writer = new DagWriter(db);
    AtomicInteger answers = new AtomicInteger();
    SettledWriter settled =
        new SettledWriter(
            sent -> writer.write(sent).invoke(landed -> loseFirst(answers)),
            new DagReader(db),
            fixture.timer());

    Written written = await(settled.write(write, failure -> Optional.of(Duration.ofMillis(1))));

    assertThat(written).isEqualTo(new Written.Applied(find(dag.id())));
    assertThat(find(dag.id()).seq()).isEqualTo(dag.seq() + 1);
  }

  @Test
  void anOperatorWhoseAnswerWasLostIsKnownToBeTakenThoughTheDagWentOnAtOnce() {
    DagView dag = failed("shop", false);
    AtomicInteger commits = new AtomicInteger();
    Tap lossy =
        new Tap() {
          @Override
          public <T> Future<T> pass(
              String sql, @Nullable Tuple parameters, Supplier<Future<T>> send) {
            boolean lost = sql.equals("COMMIT") && commits.getAndIncrement() == 0;
            return lost
                ? send.get()
                    .compose(done -> goesOn(dag.id()))
                    .compose(done -> Future.failedFuture("connection cut"))
                : send.get();
          }
        };
    StoredDags asked =
        new StoredDags(
            TappedPool.of(fixture.pool(), lossy),
            fixture.timer(),
            StoreFixture.settings(),
            StoreFixture.sources(),
            List.of(SampleKind.withoutStages()));

    Operated done = await(asked.operate(dag.id(), Operator.RETRY));

    assertThat(done).isInstanceOf(Operated.Accepted.class);
    assertThat(commits).hasValue(1);
    assertThat(find(dag.id()).state()).isEqualTo(State.RUNNING);
    assertThat(await(dags.logs(dag.id(), -1, 100)))
        .extracting(LogLine::text)
        .containsOnlyOnce("operator RETRY");
  }

  /** Another replica claims it and begins. */
  private Future<Void> goesOn(long id) {
    return Future.fromCompletionStage(
            two.claim(id)
                .map(Optional::orElseThrow)
                .chain(dag -> two.write(new Write(5, NOW, dag, begun(dag), List.of()), NEVER))
                .subscribeAsCompletionStage())
        .mapEmpty();
  }

  @Test
  void aSchemaNameIsAnIdentifier() {
    assertThatThrownBy(() -> new SchemaName("a`b")).isInstanceOf(IllegalArgumentException.class);
  }

  private static void loseFirst(AtomicInteger answers) {
    if (answers.getAndIncrement() == 0) {
      throw new OutcomeUnknownException(new IllegalStateException("connection cut"));
    }
  }

  private DagView submit(String tenant) {
    DagTemplate template = SampleDags.forTenant(tenant);
    return ((Submission.Stored) await(dags.submit(template))).dag();
  }

  private DagView find(long id) {
    return await(dags.find(id, true)).orElseThrow();
  }

  private static DagView claimed(DagStore store, long id) {
    return await(store.claim(id)).orElseThrow();
  }

  private DagView failed(String tenant, boolean leftovers) {
    DagView begun = applied(one, claimed(one, submit(tenant).id()), DagStoreContract::begun);
    return applied(one, begun, dag -> moves().failed(dag, leftovers), "it failed");
  }

  private static Claim claim(DagView dag) {
    return new Claim(dag.id(), dag.epoch());
  }

  private static DagView begun(DagView dag) {
    return moves().begun(dag);
  }

  private static RunMoves moves() {
    return new RunMoves("10.0.0.1:2886", NOW);
  }

  private static DagView applied(
      DagStore store, DagView dag, UnaryOperator<DagView> move, String... lines) {
    return ((Written.Applied) write(store, dag, move.apply(dag), lines)).dag();
  }

  private static Written write(DagStore store, DagView before, DagView after, String... lines) {
    List<Write.Line> written =
        List.of(lines).stream()
            .map(text -> new Write.Line(before.stage(), before.node().executeTimes(), NOW, text))
            .toList();
    return await(store.write(new Write(1, NOW, before, after, written), NEVER));
  }
}
