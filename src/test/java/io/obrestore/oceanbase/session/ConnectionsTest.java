package io.obrestore.oceanbase.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.oceanbase.ConnectionSettings.Limits;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.NoAnswerException;
import io.obrestore.oceanbase.error.NoConnectionException;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.session.FakeOceanBase.Reply;
import io.obrestore.oceanbase.statement.LocalityEntry;
import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.statement.RestoreOptions;
import io.obrestore.oceanbase.statement.RestoreStatement;
import io.obrestore.oceanbase.statement.Statements;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.SqlConnection;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(500),
          Duration.ofMillis(1500),
          SHORT,
          Duration.ofSeconds(1),
          SHORT,
          SHORT);

  /** On a busy machine several sessions are opened at once. */
  private static final Limits UNHURRIED = new Limits(LONG, LONG, SHORT, SHORT, SHORT, SHORT);

  private final Vertx vertx = Vertx.vertx();
  private final List<Connections> opened = new ArrayList<>();

  @AfterEach
  void stop() {
    opened.forEach(Connections::close);
    vertx.close().await().atMost(LONG);
  }

  @Test
  void aSessionIsSetBeforeItsFirstUse() throws Exception {
    try (FakeOceanBase server = new FakeOceanBase(ConnectionsTest::wellBehaved)) {
      connections(server).probe(LONG).await().atMost(LONG);

      assertThat(server.queries())
          .containsExactly(
              "SET sql_mode = 'STRICT_ALL_TABLES', time_zone = '+00:00', autocommit = 1,"
                  + " tx_isolation = 'READ-COMMITTED', ob_query_timeout = 200000,"
                  + " ob_trx_timeout = 2200000",
              "SELECT 1");
    }
  }

  /** The pool asks on any thread, perhaps when the session is there already. */
  @Test
  void aSessionIsHandedOverOnItsContextAlsoToWhoListensLate() throws Exception {
    try (FakeOceanBase server = new FakeOceanBase(ConnectionsTest::wellBehaved)) {
      Context context = vertx.getDelegate().getOrCreateContext();
      var opener =
          new SessionOpener(
              vertx.getDelegate(),
              new TimeLimit(io.vertx.mutiny.core.Vertx.newInstance(vertx.getDelegate())),
              settings(server.port()),
              new Password(new Secret("")),
              null,
              new SessionVariables(SHORT, SHORT),
              LONG);
      Future<SqlConnection> session = opener.open(context);
      UniHelper.toUni(session).await().atMost(LONG);

      CompletableFuture<Boolean> onItsContext = new CompletableFuture<>();
      session.onComplete(
          open -> onItsContext.complete(context.equals(io.vertx.core.Vertx.currentContext())));
      assertThat(onItsContext).succeedsWithin(LONG).isEqualTo(true);
      opener.close();
    }
  }

  @Test
  void aSessionThatCouldNotBeSetIsClosedAndNeverUsed() throws Exception {
    AtomicInteger sets = new AtomicInteger();
    Function<String, Reply> refusesTheFirst =
        query ->
            query.startsWith("SET") && sets.getAndIncrement() == 0
                ? new Reply.Refusal(1193, "Unknown system variable 'ob_query_timeout'")
                : wellBehaved(query);
    try (FakeOceanBase server = new FakeOceanBase(refusesTheFirst)) {
      Connections connections = connections(server);

      assertThatThrownBy(() -> connections.probe(LONG).await().atMost(LONG))
          .isInstanceOf(NoConnectionException.class)
          .hasMessageContaining("1193");
      server.awaitEnd();
      connections.probe(LONG).await().atMost(LONG);

      assertThat(server.queries()).filteredOn("SELECT 1"::equals).hasSize(1);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatHangsInTheHandshakeIsGivenUp() throws Exception {
    try (FakeOceanBase server = new FakeOceanBase(query -> new Reply.Silence())) {
      assertRetry(connections(server).openSession());
      assertRetry(connections(server).probe(LONG));
    }
  }

  @Test
  void aPoolRecoversFromHandshakesThatHung() throws Exception {
    AtomicInteger greetings = new AtomicInteger();
    Function<String, Reply> hangsAtFirst =
        query ->
            query.isEmpty() && greetings.getAndIncrement() < 2
                ? new Reply.Silence()
                : wellBehaved(query);
    try (FakeOceanBase server = new FakeOceanBase(hangsAtFirst)) {
      Connections connections = connections(server);
      assertRetry(connections.probe(LONG));
      assertRetry(connections.probe(LONG));

      connections.probe(LONG).await().atMost(LONG);
    }
  }

  @Test
  void aServerThatHangsInAStatementLeavesTheOutcomeUnknown() throws Exception {
    try (FakeOceanBase server = new FakeOceanBase(except("DROP", new Reply.Silence()))) {
      try (AdministrationSession session = open(server)) {
        assertUnknown(session.execute(Statements.dropPool("p")));
      }
    }
  }

  @Test
  void aConnectionCutInAStatementLeavesTheOutcomeUnknown() throws Exception {
    try (FakeOceanBase server = new FakeOceanBase(except("DROP", new Reply.Cut()))) {
      try (AdministrationSession session = open(server)) {
        assertUnknown(session.execute(Statements.dropPool("p")));
      }
    }
  }

  /** The client prints the stack of one that nobody asked it to tell of, past any log. */
  @Test
  void aConnectionThatIsResetInAStatementPrintsNothing() throws Exception {
    PrintStream before = System.err;
    var printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    Function<String, Reply> resets =
        query ->
            query.startsWith("SELECT 1") || query.startsWith("DROP")
                ? new Reply.Reset()
                : wellBehaved(query);
    try (FakeOceanBase server = new FakeOceanBase(resets)) {
      assertUnknown(connections(server).probe(LONG));
      try (AdministrationSession session = open(server)) {
        assertUnknown(session.execute(Statements.dropPool("p")));
      }
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aReadyProbeEndsInTimeWhenTheServerHangs() throws Exception {
    try (FakeOceanBase server = new FakeOceanBase(except("SELECT 1", new Reply.Silence()))) {
      assertUnknown(connections(server).probe(SHORT));
    }
  }

  @Test
  void whereTheNetworkForgotAllConnectionsOnlyOneIsWaitedFor() throws Exception {
    int open = 4;
    CountDownLatch together = new CountDownLatch(open);
    Set<Thread> forgotten = ConcurrentHashMap.newKeySet();
    Function<String, Reply> mute =
        query -> {
          // each connection has a thread of the server's
          if (forgotten.contains(Thread.currentThread())) {
            return new Reply.Silence();
          }
          if (query.startsWith("SELECT") && together.getCount() > 0) {
            forgotten.add(Thread.currentThread());
            together.countDown();
            join(together);
          }
          return wellBehaved(query);
        };
    try (FakeOceanBase server = new FakeOceanBase(mute)) {
      Connections connections = connections(settings(server.port(), UNHURRIED, open));
      Uni.join()
          .all(Collections.nCopies(open, connections.probe(LONG)))
          .andFailFast()
          .await()
          .atMost(LONG);

      Duration limit = Duration.ofSeconds(3);
      assertUnknown(connections.probe(limit));
      connections.probe(limit).await().atMost(LONG);

      assertThat(server.connections()).isEqualTo(open + 1);
    }
  }

  @Test
  void aConnectionThatNoLongerAnswersHoldsItsPlaceInThePoolForAFewSecondsOnly() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Function<String, Reply> mute =
        query ->
            query.startsWith("SELECT") && asked.getAndIncrement() == 0
                ? new Reply.Silence()
                : wellBehaved(query);
    try (FakeOceanBase server = new FakeOceanBase(mute)) {
      Connections connections = connections(server);
      assertUnknown(connections.probe(SHORT));

      // who waits for it gives up after a time
      int waits = 8;
      connections.probe(LONG).onFailure().retry().atMost(waits).await().atMost(LONG);

      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void whoWaitsForAPlaceIsNotGivenAConnectionThatIsBeingClosed() throws Exception {
    CountDownLatch othersWait = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Function<String, Reply> cutsTheFirst =
        query -> {
          if (!query.startsWith("SELECT") || asked.getAndIncrement() > 0) {
            return wellBehaved(query);
          }
          join(othersWait);
          return new Reply.Cut();
        };
    try (FakeOceanBase server = new FakeOceanBase(cutsTheFirst)) {
      Connections connections = connections(settings(server.port(), UNHURRIED, 1));
      var cut = connections.probe(LONG).subscribeAsCompletionStage();
      var waits = connections.probe(LONG).subscribeAsCompletionStage();
      var waitsToo = connections.kill(1).subscribeAsCompletionStage();
      othersWait.countDown();

      assertThat(cut).failsWithin(LONG);
      assertThat(waits).succeedsWithin(LONG);
      assertThat(waitsToo).succeedsWithin(LONG);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  /** The client's own statements tell it to Vert.x once more, as an uncaught exception. */
  @Test
  void whoGetsNoConnectionInTimeIsToldSoAndNobodyElseIs() throws Exception {
    List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
    vertx.getDelegate().exceptionHandler(uncaught::add);
    Limits impatient = new Limits(SHORT.multipliedBy(2), SHORT, LONG, LONG, LONG, LONG);
    try (FakeOceanBase server = new FakeOceanBase(query -> new Reply.Silence())) {
      Connections connections = connections(settings(server.port(), impatient, 1));
      assertThat(connections.probe(LONG).subscribeAsCompletionStage()).failsWithin(LONG);

      // by the end of this one the attempt to connect that the other waited for has failed, too
      assertRetry(connections.openSession());
      assertThat(uncaught).isEmpty();
    }
  }

  @Test
  void aDefinitionMayTakeLongerThanAnyOtherStatementIsWaitedFor() throws Exception {
    CountDownLatch goesOn = new CountDownLatch(1);
    Function<String, Reply> slow =
        query -> {
          if (query.startsWith("CREATE")) {
            join(goesOn);
          }
          return query.startsWith("UPDATE") ? new Reply.Silence() : wellBehaved(query);
        };
    try (FakeOceanBase server = new FakeOceanBase(slow)) {
      Connections connections = connections(server);
      var defining = opened(connections.definitionPool());
      var writing = opened(connections.storePool());
      var defined = defining.query("CREATE INDEX").execute().subscribeAsCompletionStage();

      assertThatThrownBy(() -> writing.query("UPDATE dag").execute().await().atMost(LONG))
          .isInstanceOf(ClosedConnectionException.class);
      goesOn.countDown();

      assertThat(defined.toCompletableFuture()).succeedsWithin(LONG);
    }
  }

  private static io.vertx.mutiny.sqlclient.SqlConnection opened(Pool pool) {
    int waits = 8;
    return pool.getConnection().onFailure().retry().atMost(waits).await().atMost(LONG);
  }

  private static void join(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nobodyThereMeansNothingWasSent() throws Exception {
    int port;
    try (FakeOceanBase server = new FakeOceanBase(ConnectionsTest::wellBehaved)) {
      port = server.port();
    }
    Connections connections = connections(port);

    assertRetry(connections.openSession());
    assertRetry(connections.probe(LONG));
  }

  @Test
  void aSessionKnowsItsConnectionId() throws Exception {
    try (FakeOceanBase server = new FakeOceanBase(ConnectionsTest::wellBehaved)) {
      try (AdministrationSession session = open(server)) {
        assertThat(session.connectionId()).isEqualTo(3221487621L);
      }
      server.awaitEnd();
    }
  }

  @Test
  void closingASessionWithAStatementUnderWayDoesNotWait() throws Exception {
    try (FakeOceanBase server = new FakeOceanBase(except("DROP", new Reply.Silence()))) {
      AdministrationSession session = open(server);
      Uni<Void> dropped = session.execute(Statements.dropPool("p")).memoize().indefinitely();
      var waiting = dropped.subscribe().asCompletionStage();

      session.close();

      assertThat(waiting).isNotDone();
    }
  }

  @Test
  void restoreGetsItsOwnQueryTimeoutFirst() throws Exception {
    try (FakeOceanBase server = new FakeOceanBase(ConnectionsTest::wellBehaved)) {
      try (AdministrationSession session = open(server)) {
        session.execute(Statements.restore(restore())).await().atMost(LONG);
      }

      assertThat(server.queries())
          .endsWith("SET ob_query_timeout = 200000", Statements.restore(restore()).sql());
    }
  }

  @Test
  void aRefusalTellsNoSecretOfItsStatement() throws Exception {
    Reply refusal = new Reply.Refusal(1064, "wrong hush-hush near ''hush-h' at line 1");
    try (FakeOceanBase server = new FakeOceanBase(except("SET DECRYPTION", refusal))) {
      try (AdministrationSession session = open(server)) {
        var statement = Statements.setDecryption(List.of(new Secret("hush-hush")));

        assertThatThrownBy(() -> session.execute(statement).await().atMost(LONG))
            .isInstanceOf(RefusedException.class)
            .hasMessage("1064 (HY000): wrong ****** near ******")
            .hasNoCause();
      }
    }
  }

  @Test
  void killingASessionThatIsGoneIsDone() throws Exception {
    Reply gone = new Reply.Refusal(1094, "Unknown thread id: 7");
    try (FakeOceanBase server = new FakeOceanBase(except("KILL", gone))) {
      connections(server).kill(7).await().atMost(LONG);

      assertThat(server.queries()).endsWith("KILL 7");
    }
  }

  private static Reply wellBehaved(String query) {
    return query.startsWith("SELECT") ? new Reply.Value(3221487621L) : new Reply.Ok();
  }

  private static Function<String, Reply> except(String start, Reply reply) {
    return query -> query.startsWith(start) ? reply : wellBehaved(query);
  }

  private AdministrationSession open(FakeOceanBase server) {
    return connections(server).openSession().await().atMost(LONG);
  }

  private Connections connections(FakeOceanBase server) {
    return connections(server.port());
  }

  private Connections connections(int port) {
    return connections(settings(port));
  }

  private Connections connections(ConnectionSettings settings) {
    Connections connections = new Connections(vertx, settings);
    opened.add(connections);
    return connections;
  }

  private static ConnectionSettings settings(int port) {
    return settings(port, LIMITS, 1);
  }

  private static ConnectionSettings settings(int port, Limits limits, int poolSize) {
    String host = "127.0.0.1";
    return new ConnectionSettings(
        host, port, "root@sys", new Secret(""), "obrestore", limits, poolSize);
  }

  private static void assertRetry(Uni<?> work) {
    assertThatThrownBy(() -> work.await().atMost(LONG))
        .isInstanceOf(NoConnectionException.class)
        .extracting(Failures::classify)
        .isEqualTo(ErrorClass.RETRY);
  }

  private static void assertUnknown(Uni<?> work) {
    assertThatThrownBy(() -> work.await().atMost(LONG))
        .isInstanceOf(NoAnswerException.class)
        .extracting(Failures::classify)
        .isEqualTo(ErrorClass.UNKNOWN_OUTCOME);
  }

  private static RestoreStatement restore() {
    RestoreOptions options =
        new RestoreOptions(
            List.of("p"),
            List.of(new LocalityEntry(ReplicaType.FULL, "z")),
            "RANDOM",
            null,
            false,
            null);
    return new RestoreStatement("t", "file:///d", List.of("file:///c"), null, options, "mark");
  }
}
