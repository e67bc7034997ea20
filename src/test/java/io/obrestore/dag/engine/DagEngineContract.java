package io.obrestore.dag.engine;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.FencedException;
import io.obrestore.dag.LogLine;
import io.obrestore.dag.Next;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.Operated;
import io.obrestore.dag.Operator;
import io.obrestore.dag.RunContext;
import io.obrestore.dag.Stage;
import io.obrestore.dag.Standing;
import io.obrestore.dag.State;
import io.obrestore.dag.Submission;
import io.obrestore.dag.testing.Replica;
import io.obrestore.dag.testing.SampleDags;
import io.obrestore.dag.testing.SampleKind;
import io.obrestore.dag.testing.ScriptedStage;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TappedPool;
import io.obrestore.dag.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the runner promises on any database. */
abstract class DagEngineContract {
  private static final Duration LONG = Duration.ofHours(1);

  private final StoreFixture fixture;
  private final Dags dags;

  DagEngineContract(TestDatabase database) {
    fixture = StoreFixture.ready(database);
    dags = fixture.dags(SampleKind.withoutStages());
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  @Test
  void aDagRunsThroughItsStagesInOrder() throws InterruptedException {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Replica replica = replica("a", stage("one", seen), stage("two", seen), stage("three", seen));
    long id = submit();

    await(replica.engine().claimDue());
    DagView dag = replica.turnUntil(id, now -> now.state() == State.SUCCEED);

    assertThat(seen).containsExactly("one", "two", "three");
    assertThat(dag.operator()).isEqualTo(Operator.RUN);
    assertThat(dag.nodes()).allMatch(node -> node.state() == State.SUCCEED);
    assertThat(dag.nodes()).allMatch(node -> node.executeTimes() == 1);
    assertThat(dag.nodes()).allMatch(node -> "a:2886".equals(node.owner()));
    assertThat(texts(id)).containsExactly("one ran", "two ran", "three ran");
  }

  @Test
  void theLoopFindsADagByItself() throws InterruptedException {
    Replica replica = quick("a");
    long id = submit();

    replica.engine().start();

    replica.turnUntil(id, Duration.ofMillis(500), now -> now.state() == State.SUCCEED);
  }

  @Test
  void aHintClaimsAtOnce() throws InterruptedException {
    Replica replica = quick("a");
    long id = submit();

    await(replica.engine().hint(id));

    replica.turnUntil(id, now -> now.state() == State.SUCCEED);
  }

  @Test
  void anotherReplicaGoesOnWhereAKilledOneStood() throws InterruptedException {
    Replica killed = replica("a", ScriptedStage.done("one"), waiting("two"), last());
    Replica other = quick("b");
    long id = submit();
    await(killed.engine().claimDue());
    killed.turnUntil(id, now -> now.stage() == 2 && now.node().state() == State.RUNNING);
    killed.timer().advance(Duration.ZERO);

    await(other.engine().claimDue());
    assertThat(find(id).epoch()).as("the lease still runs").isEqualTo(1);
    fixture.expire(id);
    await(other.engine().claimDue());
    DagView dag = other.turnUntil(id, now -> now.state() == State.SUCCEED);

    assertThat(dag.nodes())
        .extracting(NodeView::owner)
        .containsExactly("a:2886", "b:2886", "b:2886");
    assertThat(dag.nodes()).allMatch(node -> node.executeTimes() == 1);
    assertThat(texts(id)).containsExactly("b:2886 goes on here");
  }

  @Test
  void oneStepClaimsAllThatAReplicaLeftHoweverManyTheyAre() {
    List<Long> left = IntStream.range(0, 120).mapToObj(i -> submit("shop" + i)).toList();

    await(quick("b").engine().claimDue());

    assertThat(left).allMatch(id -> find(id).epoch() == 1);
  }

  @Test
  void ofManyThatAreClaimedTogetherOneThatCannotBeReadDoesNotKeepTheOthersFromRunning()
      throws InterruptedException {
    Replica replica = quick("a");
    List<Long> ids = List.of(submit("t1"), submit("t2"), submit("t3"));
    fixture.sql("DELETE FROM node WHERE dag_id = " + ids.get(1));

    await(replica.engine().claimDue());

    replica.turnUntil(ids.get(0), now -> now.state() == State.SUCCEED);
    replica.turnUntil(ids.get(2), now -> now.state() == State.SUCCEED);
  }

  @Test
  void whatWasBeingClaimedWhenAReplicaStopsIsGivenBackToo() throws InterruptedException {
    Held held = new Held("UPDATE dag\nSET owner = ?, epoch");
    Replica stopped =
        new Replica(fixture, fixture.store("a", held), "a", List.of(waiting("one"), last()));
    List<Long> ids = List.of(submit("t1"), submit("t2"));
    AtomicBoolean done = new AtomicBoolean();

    stopped.engine().claimDue().subscribe().with(nothing -> {}, failure -> {});
    held.await();
    stopped.engine().stop().subscribe().with(nothing -> done.set(true), failure -> {});
    stopped.timer().advance(Duration.ofMillis(100));
    boolean early = done.get();
    held.release();
    stopped.turnUntil(ids.get(0), Duration.ofMillis(10), now -> done.get());

    assertThat(early).isFalse();
    assertThat(await(fixture.store("b").due(10))).isEqualTo(ids);
  }

  @Test
  void whoTakesOverSeesTheSessionOfTheEarlierOwner() throws InterruptedException {
    CompletableFuture<String> seen = new CompletableFuture<>();
    Replica first =
        replica(
            "a",
            ScriptedStage.of(
                "one", c -> c.record("{\"x\":1}", "4711", true).replaceWith(new Next.Wait(LONG))));
    Replica second =
        replica(
            "b",
            ScriptedStage.of(
                "one",
                c -> {
                  seen.complete(c.dag().session() + c.dag().facts() + c.dag().leftovers());
                  return item(new Next.Wait(LONG));
                }));
    long id = submit();
    await(first.engine().claimDue());
    first.turnUntil(id, now -> now.session() != null);
    fixture.expire(id);

    await(second.engine().claimDue());
    second.turnUntil(id, now -> seen.isDone());

    assertThat(seen.join()).isEqualTo("4711{\"x\":1}true");
  }

  /** A replica that went has left a transaction open, say: what comes after it must not wait. */
  @Test
  void oneDagWhoseRowIsLockedKeepsNobodyFromTheNextLook() {
    Replica replica = replica("a", waiting("one"));
    long locked = submit("locked");
    SqlConnection somebody = await(fixture.pool().getConnection());
    Transaction held = await(somebody.begin());
    await(somebody.query("UPDATE dag SET seq = seq WHERE id = " + locked).execute());

    await(replica.engine().claimDue());
    long free = submit("free");
    await(replica.engine().claimDue());

    assertThat(find(locked).epoch()).isZero();
    assertThat(find(free).epoch()).isEqualTo(1);
    await(held.rollback());
    await(somebody.close());
    await(replica.engine().claimDue());
    assertThat(find(locked).epoch()).isEqualTo(1);
  }

  @Test
  void aFencedRunStopsAtItsRenewalAndIsClosedOnce() throws InterruptedException {
    AtomicInteger closed = new AtomicInteger();
    Replica replica = replica("a", waiting("one").telling(closed::incrementAndGet));
    long id = submit();
    await(replica.engine().claimDue());
    replica.turnUntil(id, now -> now.node().state() == State.RUNNING);
    replica.timer().advance(Duration.ZERO);

    await(dags.operate(id, Operator.CANCEL));
    await(replica.engine().renew());
    replica.turnUntil(id, now -> closed.get() == 1);

    assertThat(find(id).standing()).isEqualTo(new Standing(State.FAILED, Operator.CANCEL));
  }

  @Test
  void aFencedRunWritesNothingAndActsNoMore() throws InterruptedException {
    CompletableFuture<RunContext> stale = new CompletableFuture<>();
    Replica old =
        replica(
            "a",
            ScriptedStage.of(
                "one",
                c -> {
                  stale.complete(c);
                  return item(new Next.Wait(LONG));
                }));
    long id = submit();
    await(old.engine().claimDue());
    old.turnUntil(id, now -> stale.isDone());
    await(dags.undo(id));
    DagView undoing = find(id);

    Throwable recorded = failureOf(stale.join().record("{\"late\":1}", null, null));
    Throwable acted = failureOf(stale.join().whileOwner(() -> item("acted")));

    assertThat(recorded).isInstanceOf(FencedException.class);
    assertThat(acted).isInstanceOf(FencedException.class);
    assertThat(find(id)).isEqualTo(undoing);
  }

  @Test
  void nothingIsDoneAfterTheOwnEndOfTheLease() throws InterruptedException {
    CompletableFuture<RunContext> run = new CompletableFuture<>();
    Replica replica =
        replica(
            "a",
            ScriptedStage.of(
                "one",
                c -> {
                  run.complete(c);
                  return item(new Next.Wait(LONG));
                }));
    long id = submit();
    await(replica.engine().claimDue());
    replica.turnUntil(id, now -> run.isDone());
    AtomicBoolean acted = new AtomicBoolean();

    replica.timer().advance(Duration.ofSeconds(17));
    assertThat(await(run.join().whileOwner(() -> item("in time")))).isEqualTo("in time");
    await(replica.engine().renew());
    replica.timer().advance(Duration.ofSeconds(17));
    assertThat(await(run.join().whileOwner(() -> item("renewed")))).isEqualTo("renewed");
    replica.timer().advance(Duration.ofSeconds(2));
    Throwable late =
        failureOf(
            run.join()
                .whileOwner(
                    () -> {
                      acted.set(true);
                      return item("late");
                    }));

    assertThat(late).isInstanceOf(FencedException.class);
    assertThat(acted).isFalse();
  }

  @Test
  void aStopGivesTheLeasesBackSoThatAnotherGoesOn() throws InterruptedException {
    Replica stopped = replica("a", waiting("one"));
    Replica other = quick("b");
    long id = submit();
    await(stopped.engine().claimDue());
    stopped.turnUntil(id, now -> now.node().state() == State.RUNNING);
    stopped.timer().advance(Duration.ZERO);

    AtomicBoolean done = new AtomicBoolean();
    stopped.engine().stop().subscribe().with(nothing -> done.set(true), failure -> {});
    stopped.turnUntil(id, Duration.ofMillis(10), now -> done.get());

    await(other.engine().claimDue());
    other.turnUntil(id, now -> now.state() == State.SUCCEED);
  }

  @Test
  void aStepThatHangsDoesNotHoldAStopUp() throws InterruptedException {
    AtomicBoolean stepped = new AtomicBoolean();
    Replica stopped =
        replica(
            "a",
            ScriptedStage.of(
                "one",
                c -> {
                  stepped.set(true);
                  return Uni.createFrom().nothing();
                }));
    Replica other = quick("b");
    long id = submit();
    await(stopped.engine().claimDue());
    stopped.turnUntil(id, now -> stepped.get());

    AtomicBoolean done = new AtomicBoolean();
    stopped.engine().stop().subscribe().with(nothing -> done.set(true), failure -> {});
    stopped.turnUntil(id, Duration.ofMillis(100), now -> done.get());

    assertThat(stopped.timer().nanos()).isBetween(2_000_000_000L, 3_000_000_000L);
    await(other.engine().claimDue());
    other.turnUntil(id, now -> now.state() == State.SUCCEED);
  }

  @Test
  void aStepThatFailsIsTriedAgainEverMoreSlowlyAndLoggedOnce() throws InterruptedException {
    List<Long> tries = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Replica> self = new CompletableFuture<>();
    Replica replica =
        replica(
            "a",
            ScriptedStage.of(
                "one",
                c -> {
                  tries.add(self.join().timer().nanos());
                  return tries.size() < 5
                      ? Uni.createFrom().failure(new IllegalStateException("no answer"))
                      : item(new Next.Done());
                }),
            ScriptedStage.done("two"),
            last());
    self.complete(replica);
    long id = submit();
    await(replica.engine().claimDue());

    replica.turnUntil(id, Duration.ofMillis(10), now -> now.state() == State.SUCCEED);

    assertThat(texts(id)).containsExactly("no answer");
    for (int i = 1; i < tries.size(); i++) {
      long whole = 100_000_000L << (i - 1);
      assertThat(tries.get(i) - tries.get(i - 1)).isGreaterThanOrEqualTo(whole / 2);
    }
  }

  @Test
  void aDefiniteFailureFailsTheDagWithItsReason() throws InterruptedException {
    Replica replica =
        replica(
            "a",
            ScriptedStage.of(
                "one", c -> Uni.createFrom().failure(new IllegalArgumentException("refused"))));
    long id = submit();
    await(replica.engine().claimDue());

    DagView dag = replica.turnUntil(id, now -> now.state() == State.FAILED);

    assertThat(dag.node().state()).isEqualTo(State.FAILED);
    assertThat(texts(id)).containsExactly("refused");
  }

  /** A statement of an earlier step may be under way on it: whoever comes next has it to kill. */
  @Test
  void aStageThatGivesUpOnAStepLeavesItsSessionInTheDagAndOneThatFailsHasClosedIt()
      throws InterruptedException {
    Next.Failed decided = new Next.Failed(List.of("no"), false);
    Replica replica =
        replica(
            "a",
            ScriptedStage.of(
                "one",
                c -> {
                  if (c.dag().session() == null) {
                    return c.record("{}", "4711", null).replaceWith(new Next.Wait(Duration.ZERO));
                  }
                  return c.dag().node().executeTimes() == 1
                      ? Uni.createFrom().failure(new IllegalArgumentException("refused"))
                      : Uni.createFrom().item(decided);
                }));
    long id = submit();
    await(replica.engine().claimDue());
    DagView gaveUp = replica.turnUntil(id, now -> now.state() == State.FAILED);
    assertThat(gaveUp.session()).isEqualTo("4711");

    await(dags.operate(id, Operator.RETRY));
    await(replica.engine().claimDue());
    DagView failed =
        replica.turnUntil(id, now -> now.node().executeTimes() == 2 && now.state() == State.FAILED);

    assertThat(failed.session()).isNull();
  }

  @Test
  void aRunThatBreaksOffByAFaultLetsItsLeaseRunOutSoThatAnotherGoesOn()
      throws InterruptedException {
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    List<String> broken =
        new AbstractList<>() {
          @Override
          public String get(int index) {
            throw new IllegalStateException("a fault in the engine's own turn");
          }

          @Override
          public int size() {
            return 1;
          }
        };
    Replica faulty =
        replica(
            "a",
            ScriptedStage.of("one", c -> item(new Next.Failed(broken, false)))
                .telling(() -> closed.complete(true)));
    Replica other = quick("b");
    long id = submit();
    await(faulty.engine().claimDue());
    faulty.turnUntil(id, now -> closed.isDone());
    faulty.timer().advance(Duration.ZERO);
    fixture.expire(id);

    await(faulty.engine().renew());
    await(other.engine().claimDue());
    DagView dag = other.turnUntil(id, now -> now.state() == State.SUCCEED);

    assertThat(dag.epoch()).as("claimed again").isEqualTo(2);
  }

  @Test
  void aRetriedStageCanSendTheDagBackToAnEarlierOne() throws InterruptedException {
    AtomicInteger waits = new AtomicInteger();
    Replica replica =
        replica(
            "a",
            ScriptedStage.done("one"),
            ScriptedStage.of("two", c -> c.beginAttempt().replaceWith(new Next.Done())),
            ScriptedStage.of(
                "three",
                c ->
                    item(
                        switch (waits.getAndIncrement()) {
                          case 0 -> new Next.Failed(List.of("the job failed"), true);
                          case 1 -> new Next.Rewind(2, false, List.of("from the start"));
                          default -> new Next.Done();
                        })));
    long id = submit();
    await(replica.engine().claimDue());
    DagView failed = replica.turnUntil(id, now -> now.state() == State.FAILED);
    assertThat(failed.activeKey()).isEqualTo("sample:shop");

    await(dags.operate(id, Operator.RETRY));
    await(replica.engine().claimDue());
    DagView dag = replica.turnUntil(id, now -> now.state() == State.SUCCEED);

    assertThat(dag.operator()).isEqualTo(Operator.RUN);
    assertThat(dag.attempt()).isEqualTo(2);
    assertThat(dag.nodes()).extracting(NodeView::executeTimes).containsExactly(1, 2, 3);
    assertThat(texts(id))
        .containsExactly("the job failed", "operator RETRY", "noted at RETRY", "from the start");
  }

  @Test
  void rollbackUndoesTheFailedStageAndThenTheFinishedOnesInReverse() throws InterruptedException {
    List<String> undone = Collections.synchronizedList(new ArrayList<>());
    Replica replica =
        replica(
            "a",
            ScriptedStage.done("one").undoneBy(undoing("one", undone)),
            ScriptedStage.of("two", c -> item(new Next.Failed(List.of("no"), true)))
                .undoneBy(undoing("two", undone)),
            last());
    long id = submit();
    await(replica.engine().claimDue());
    replica.turnUntil(id, now -> now.state() == State.FAILED);

    await(dags.operate(id, Operator.ROLLBACK));
    await(replica.engine().claimDue());
    DagView dag = replica.turnUntil(id, now -> now.state() == State.SUCCEED);

    assertThat(undone).containsExactly("two", "one");
    assertThat(dag.operator()).isEqualTo(Operator.ROLLBACK);
    assertThat(dag.leftovers()).isFalse();
    assertThat(dag.activeKey()).isNull();
    assertThat(dag.secrets()).isNull();
    assertThat(dag.nodes())
        .extracting(NodeView::standing)
        .containsExactly(
            new Standing(State.SUCCEED, Operator.ROLLBACK),
            new Standing(State.SUCCEED, Operator.ROLLBACK),
            new Standing(State.PENDING, Operator.RUN));
  }

  @Test
  void aTakeoverGoesOnUndoingAndAFailedUndoCanOnlyBeUndoneAgainOrPassed()
      throws InterruptedException {
    Replica first = replica("a", waiting("one").undoneBy(c -> item(new Next.Wait(LONG))));
    Replica second =
        replica(
            "b",
            ScriptedStage.done("one")
                .undoneBy(c -> item(new Next.Failed(List.of("it stays"), true))));
    long id = submit();
    await(dags.undo(id));
    await(first.engine().claimDue());
    first.turnUntil(id, now -> now.node().state() == State.RUNNING);
    fixture.expire(id);

    await(second.engine().claimDue());
    DagView failed = second.turnUntil(id, now -> now.state() == State.FAILED);

    assertThat(failed.standing()).isEqualTo(new Standing(State.FAILED, Operator.ROLLBACK));
    assertThat(await(dags.operate(id, Operator.RETRY))).isInstanceOf(Operated.Refused.class);
    assertThat(await(dags.operate(id, Operator.PASS))).isInstanceOf(Operated.Accepted.class);
    assertThat(find(id).standing()).isEqualTo(new Standing(State.SUCCEED, Operator.PASS));
  }

  @Test
  void aWaitEndsWhenTheRunIsWoken() throws InterruptedException {
    CompletableFuture<RunContext> run = new CompletableFuture<>();
    AtomicBoolean there = new AtomicBoolean();
    Replica replica =
        replica(
            "a",
            ScriptedStage.of(
                "one",
                c -> {
                  run.complete(c);
                  return item(there.get() ? new Next.Done() : new Next.Wait(LONG));
                }),
            ScriptedStage.done("two"),
            last());
    long id = submit();
    await(replica.engine().claimDue());
    replica.turnUntil(id, now -> run.isDone());

    there.set(true);
    run.join().wake();

    replica.turnUntil(id, now -> now.state() == State.SUCCEED);
    assertThat(replica.timer().nanos()).isZero();
  }

  @Test
  void aGivenStartSlotWakesWhoWaitsForIt() throws InterruptedException {
    List<RunContext> holders = Collections.synchronizedList(new ArrayList<>());
    Replica replica =
        replica(
            "a",
            ScriptedStage.of(
                "one",
                c ->
                    c.takeStartSlot()
                        .map(
                            taken -> {
                              if (taken) {
                                holders.add(c);
                              }
                              return new Next.Wait(LONG);
                            })));
    List<Long> ids = List.of(submit("t1"), submit("t2"), submit("t3"));
    await(replica.engine().claimDue());
    replica.turnUntil(
        ids.get(0),
        now -> holders.size() == 2 && fixture.sql("SELECT * FROM start_slot").size() == 3);

    await(holders.get(0).giveStartSlot());
    replica.turnUntil(ids.get(0), now -> holders.size() == 3);

    assertThat(holders).extracting(c -> c.dag().id()).containsExactlyInAnyOrderElementsOf(ids);
  }

  /** A statement whose answer comes when the test wants it. */
  private static final class Held implements TappedPool.Tap {
    private final String start;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private final Promise<Void> answered = Promise.promise();

    Held(String start) {
      this.start = start;
    }

    @Override
    public <T> Future<T> pass(String sql, @Nullable Tuple parameters, Supplier<Future<T>> send) {
      if (!sql.startsWith(start)) {
        return send.get();
      }
      return send.get()
          .compose(
              answer -> {
                sent.complete(null);
                return answered.future().map(answer);
              });
    }

    void await() {
      sent.orTimeout(20, TimeUnit.SECONDS).join();
    }

    void release() {
      answered.complete();
    }
  }

  private static ScriptedStage stage(String name, List<String> seen) {
    return ScriptedStage.of(
        name,
        context -> {
          seen.add(name);
          context.log(name + " ran");
          return item(new Next.Done());
        });
  }

  private static Function<RunContext, Uni<Next>> undoing(String name, List<String> undone) {
    return context -> {
      undone.add(name);
      return item(new Next.Done());
    };
  }

  private static ScriptedStage waiting(String name) {
    return ScriptedStage.of(name, context -> item(new Next.Wait(LONG)));
  }

  private static Stage last() {
    return ScriptedStage.done("three");
  }

  private Replica quick(String name) {
    return replica(name, ScriptedStage.done("one"), ScriptedStage.done("two"), last());
  }

  private Replica replica(String name, Stage... stages) {
    return new Replica(fixture, name, List.of(stages));
  }

  private long submit() {
    return submit("shop");
  }

  private long submit(String tenant) {
    return ((Submission.Stored) await(dags.submit(SampleDags.forTenant(tenant)))).dag().id();
  }

  private DagView find(long id) {
    return await(dags.find(id, true)).orElseThrow();
  }

  private List<String> texts(long id) {
    return await(dags.logs(id, -1, 100)).stream().map(LogLine::text).toList();
  }

  private static <T> Uni<T> item(T item) {
    return Uni.createFrom().item(item);
  }

  private static Throwable failureOf(Uni<?> uni) {
    return await(
        uni.onItemOrFailure()
            .transform(
                (done, failure) -> failure == null ? new AssertionError("it was done") : failure));
  }
}
