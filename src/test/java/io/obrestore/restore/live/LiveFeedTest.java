package io.obrestore.restore.live;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.Change;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.Operator;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Submission;
import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.ManualTimer;
import io.obrestore.dag.testing.SampleDags;
import io.obrestore.dag.testing.SampleKind;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TestDatabase;
import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.view.Reader;
import io.obrestore.oceanbase.view.ViewColumns;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.progress.ProgressPoller;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Streams as their readers have them; time passes when the test says so. */
@ExtendWith(EmbeddedExtension.class)
class LiveFeedTest {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int STREAMS = 3;
  private static final int BACKLOG = 256;

  private final StoreFixture fixture;
  private final Dags dags;
  private final ManualTimer timer = new ManualTimer();
  private final ExecutorService serial = Executors.newSingleThreadExecutor();
  private final AtomicInteger hungUp = new AtomicInteger();
  private final TestDatabase database;
  private final LiveFeed feed;
  private volatile Function<LiveEvent, String> json = event -> event.getClass().getSimpleName();

  LiveFeedTest(TestDatabase database) {
    this.database = database;
    this.fixture = StoreFixture.ready(database);
    this.dags = fixture.dags(SampleKind.withoutStages());
    this.feed = feed(database, dags);
  }

  private LiveFeed feed(TestDatabase database, Dags read) {
    return new LiveFeed(
        read,
        new ProgressPoller(views(database).restores(), timer, serial, timer::nanos),
        event -> json.apply(event),
        timer,
        new Sources(InstantSource.system(), timer::nanos, () -> 1),
        serial,
        new LiveSettings(LOOK, HEARTBEAT, STREAMS, BACKLOG));
  }

  private Views views(TestDatabase database) {
    var limits = new TimeLimit(new Vertx(database.vertx()));
    return Views.of(new Reader(fixture.pool(), limits, PATIENCE, new ViewColumns()));
  }

  @AfterEach
  void close() {
    serial.shutdownNow();
    fixture.close();
  }

  @Test
  void whoDoesNotReadIsCutOffAndOthersDoNotNotice() throws Exception {
    DagView dag = submitted("shop");
    var reader = open(dag, Long.MAX_VALUE);
    var sleeper = open(dag, 0);
    eventually(() -> assertThat(events(reader)).hasSize(1));

    for (int change = 0; change < 300; change++) {
      touch(dag);
      look();
    }

    assertThat(hungUp).hasValue(1);
    sleeper.assertHasNotReceivedAnyItem();
    // what changes between two looks is told once
    eventually(() -> assertThat(ids(reader)).contains(id(dag, 300)).doesNotHaveDuplicates());
    assertThat(reader.getFailure()).isNull();
  }

  @Test
  void signsOfLifeComeWhileNothingHappens() throws Exception {
    DagView dag = submitted("shop");
    var reader = open(dag, Long.MAX_VALUE);
    eventually(() -> assertThat(reader.getItems()).hasSize(2));

    timer.advance(HEARTBEAT.multipliedBy(3));
    eventually(() -> assertThat(reader.getItems()).hasSizeGreaterThan(2));

    assertThat(reader.getItems().subList(2, reader.getItems().size())).allMatch(Frame::isHeartbeat);
  }

  @Test
  void noMoreStreamsThanAllowedAreServedAndPlacesBecomeFree() throws Exception {
    DagView dag = submitted("shop");
    var readers = List.of(open(dag, 1), open(dag, 1), open(dag, 1));
    assertThat(feed.isFull()).isTrue();

    open(dag, 1).awaitCompletion(PATIENCE).assertHasNotReceivedAnyItem();

    readers.get(0).cancel();
    assertThat(feed.isFull()).isFalse();
    var next = open(dag, Long.MAX_VALUE);
    eventually(() -> assertThat(events(next)).isNotEmpty());
  }

  @Test
  void whileNobodyWatchesTheStoreIsLeftAlone() throws Exception {
    DagView dag = submitted("shop");
    var reader = open(dag, Long.MAX_VALUE);
    eventually(() -> assertThat(events(reader)).hasSize(1));

    reader.cancel();
    settle();
    timer.advance(LOOK);
    settle();

    assertThat(timer.awaitTask(LOOK.multipliedBy(10), Duration.ZERO)).isFalse();
  }

  @Test
  void aStreamThatIsStoppedEndsAndLaterOnesEndAtOnce() throws Exception {
    DagView dag = submitted("shop");
    var reader = open(dag, Long.MAX_VALUE);

    feed.stop();

    reader.awaitCompletion(PATIENCE);
    open(dag, Long.MAX_VALUE).awaitCompletion(PATIENCE);
  }

  @Test
  void whoJoinsWhileThingsHappenMissesNothingAndIsToldNothingTwice() throws Exception {
    DagView dag = submitted("shop");
    var first = open(dag, Long.MAX_VALUE);
    eventually(() -> assertThat(events(first)).hasSize(1));
    touch(dag);
    // read by the second for itself before the first's next look
    var second = open(dag, Long.MAX_VALUE);
    eventually(() -> assertThat(events(second)).hasSize(1));
    look();
    eventually(() -> assertThat(events(first)).hasSize(2));
    touch(dag);
    look();

    eventually(() -> assertThat(ids(first)).containsExactly(id(dag, 0), id(dag, 1), id(dag, 2)));
    eventually(() -> assertThat(ids(second)).containsExactly(id(dag, 1), id(dag, 2)));
  }

  @Test
  void ofAllNewOnesAreToldFromTheirFirstLineAndOldOnesAsTheyStand() throws Exception {
    DagView old = submitted("old");
    await(dags.operate(old.id(), Operator.CANCEL));
    var reader = AssertSubscriber.<Frame>create(Long.MAX_VALUE);
    feed.ofAll(hungUp::incrementAndGet).subscribe().withSubscriber(reader);
    eventually(() -> assertThat(events(reader)).hasSize(1));

    DagView fresh = submitted("fresh");
    look();
    eventually(() -> assertThat(events(reader)).hasSize(2));
    await(dags.operate(fresh.id(), Operator.CANCEL));
    look();

    eventually(
        () ->
            assertThat(events(reader))
                .extracting(Frame::name)
                .containsExactly("dag", "dag", "log", "log", "dag"));
    assertThat(events(reader).get(2).id()).isNull();
    assertThat(events(reader).get(4).id()).startsWith(fresh.id() + "-");
  }

  @Test
  void ofANewOneAllLinesAreToldAlsoThoseOfAReplicaWhoseClockIsSlow() throws Exception {
    submitted("old");
    var reader = AssertSubscriber.<Frame>create(Long.MAX_VALUE);
    feed.ofAll(hungUp::incrementAndGet).subscribe().withSubscriber(reader);
    eventually(() -> assertThat(events(reader)).hasSize(1));

    DagView fresh = submitted("fresh");
    await(dags.operate(fresh.id(), Operator.CANCEL));
    fixture.sql("UPDATE task_log SET logged_at = TIMESTAMPADD(MINUTE, -12, logged_at)");
    look();

    eventually(
        () ->
            assertThat(events(reader))
                .extracting(Frame::name)
                .containsExactly("dag", "log", "log", "dag"));
  }

  @Test
  void ofADagThatComesUpAgainOnlyWhatIsNewIsTold() throws Exception {
    DagView old = submitted("old");
    await(dags.operate(old.id(), Operator.CANCEL));
    fixture.sql("UPDATE dag SET end_time = TIMESTAMPADD(DAY, -2, end_time)");
    fixture.sql("UPDATE task_log SET logged_at = TIMESTAMPADD(DAY, -2, logged_at)");
    var reader = AssertSubscriber.<Frame>create(Long.MAX_VALUE);
    feed.ofAll(hungUp::incrementAndGet).subscribe().withSubscriber(reader);
    eventually(() -> assertThat(events(reader)).hasSize(1));
    // nobody has to remember it any more
    look();

    await(dags.operate(old.id(), Operator.RETRY));
    look();

    eventually(() -> assertThat(events(reader)).hasSizeGreaterThan(2));
    assertThat(events(reader)).extracting(Frame::name).containsExactly("dag", "log", "log", "dag");
  }

  @Test
  void whatGoesWrongInTellingDoesNotEndTheStream() throws Exception {
    DagView dag = submitted("shop");
    var reader = open(dag, Long.MAX_VALUE);
    eventually(() -> assertThat(events(reader)).hasSize(1));
    json =
        event -> {
          throw new IllegalStateException("cannot be written");
        };
    touch(dag);
    look();
    json = event -> "again";
    touch(dag);
    look();

    eventually(() -> assertThat(ids(reader)).containsExactly(id(dag, 0), id(dag, 2)));
  }

  @Test
  void whatHappensWhileOneJoinsIsToldToItToo() throws Exception {
    var others = AssertSubscriber.<Frame>create(Long.MAX_VALUE);
    var joining = AssertSubscriber.<Frame>create(Long.MAX_VALUE);
    var held = Executors.newSingleThreadExecutor();
    var gate = new CompletableFuture<Boolean>();
    var reads = new AtomicInteger();
    LiveFeed slow =
        feed(
            database,
            (Dags)
                Proxy.newProxyInstance(
                    Dags.class.getClassLoader(),
                    new Class<?>[] {Dags.class},
                    (proxy, method, arguments) -> {
                      Object answer = method.invoke(dags, arguments);
                      return method.getName().equals("ended") && reads.incrementAndGet() == 2
                          ? ((Uni<?>) answer).emitOn(held).invoke(gate::join)
                          : answer;
                    }));
    slow.ofAll(hungUp::incrementAndGet).subscribe().withSubscriber(others);
    eventually(() -> assertThat(reads).hasValue(1));
    slow.ofAll(hungUp::incrementAndGet).subscribe().withSubscriber(joining);
    eventually(() -> assertThat(reads).hasValue(2));
    DagView fresh = submitted("fresh");
    look();
    eventually(() -> assertThat(ids(others)).containsExactly(id(fresh, 0)));

    gate.complete(true);

    eventually(() -> assertThat(ids(joining)).containsExactly(id(fresh, 0)));
    held.shutdownNow();
  }

  private AssertSubscriber<Frame> open(DagView dag, long requested) {
    var reader = AssertSubscriber.<Frame>create(requested);
    feed.ofDag(dag, Change.NOTHING_SEEN, hungUp::incrementAndGet)
        .subscribe()
        .withSubscriber(reader);
    return reader;
  }

  private static List<Frame> events(AssertSubscriber<Frame> reader) {
    return reader.getItems().stream().filter(frame -> !frame.isHeartbeat()).toList();
  }

  private static List<String> ids(AssertSubscriber<Frame> reader) {
    return events(reader).stream().map(Frame::id).toList();
  }

  private static String id(DagView dag, int changes) {
    return dag.id() + "-" + (dag.seq() + changes);
  }

  private void touch(DagView dag) {
    fixture.sql("UPDATE dag SET seq = seq + 1 WHERE id = " + dag.id());
  }

  /** One look at the store, to its end. */
  private void look() throws InterruptedException {
    assertThat(timer.awaitTask(LOOK, PATIENCE)).isTrue();
    timer.advance(LOOK);
    assertThat(timer.awaitTask(LOOK, PATIENCE)).isTrue();
  }

  private void settle() throws Exception {
    serial.submit(() -> {}).get();
  }

  private static void eventually(Runnable assertion) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        Thread.onSpinWait();
      }
    }
  }

  private DagView submitted(String tenant) {
    return ((Submission.Stored) await(dags.submit(SampleDags.forTenant(tenant)))).dag();
  }
}
