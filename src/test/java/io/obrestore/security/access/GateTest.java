package io.obrestore.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.error.NoConnectionException;
import io.obrestore.security.access.Admitted.How;
import io.obrestore.security.access.Approach.Peer;
import io.obrestore.security.hybrid.CryptoWorkers;
import io.obrestore.security.hybrid.HeaderOpener;
import io.obrestore.security.hybrid.KeyRing;
import io.obrestore.security.hybrid.RsaKey;
import io.obrestore.security.password.RootPassword;
import io.obrestore.security.password.Throttle;
import io.obrestore.testing.Hybrid;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final RsaKey KEY = RsaKey.generate(2_048, RANDOM);
  private static final Hybrid CLIENT = new Hybrid(KEY.publicKey());
  private static final Instant NOW = Instant.ofEpochSecond(1_728_727_696);
  private static final String URI = "/api/v1/task/dag/11";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final InetAddress AWAY = address("10.0.0.7");
  private static final InetAddress OTHER = address("10.0.0.8");

  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> logins = new ArrayList<>();
  private final Set<String> used = new HashSet<>();
  private final KeyRing ring = new KeyRing(RANDOM);
  private String inTheDatabase = "right";
  private boolean oceanBaseIsAway;
  private long nanos;

  /** Time passes by so much with each look at the clock of the gate. */
  private long elapsing;

  private CryptoWorkers workers = new CryptoWorkers(2, 100);
  private Gate gate = gate(false, false);

  GateTest() {
    ring.hold(List.of(KEY));
  }

  @AfterEach
  void stop() {
    workers.close();
  }

  private Gate gate(boolean withoutPassword, boolean otherOrigins) {
    return new Gate(
        new Gate.Tools(
            new HeaderOpener(ring::ciphers),
            workers,
            new RootPassword(this::login, () -> nanos, RANDOM),
            (encrypted, expires, changes) ->
                Uni.createFrom()
                    .item(() -> used.add(Base64.getEncoder().encodeToString(encrypted))),
            new Throttle(() -> nanos),
            InstantSource.fixed(NOW),
            () -> nanos += elapsing,
            pause -> {
              pauses.add(pause);
              return Uni.createFrom().voidItem();
            }),
        new AccessRules(Duration.ofMinutes(10), withoutPassword, otherOrigins));
  }

  private Uni<Boolean> login(Secret proof) {
    logins.add(proof.value());
    return oceanBaseIsAway
        ? Uni.createFrom().failure(new NoConnectionException("OceanBase cannot be reached", null))
        : Uni.createFrom().item(proof.value().equals(inTheDatabase));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String header(String password) {
    return CLIENT.header(password, NOW.getEpochSecond() + 60, URI);
  }

  private static String basic(String password) {
    var both = ("root@sys:" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static Approach from(
      InetAddress source, @Nullable String header, @Nullable String authorization) {
    return from(new Peer(source, false, false), Page.NONE, header, authorization);
  }

  private static Approach from(
      Peer peer, Page page, @Nullable String header, @Nullable String authorization) {
    return new Approach(peer, page, false, URI, header, authorization);
  }

  private How admitted(Approach approach) {
    return gate.admit(approach)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .awaitItem()
        .getItem()
        .how();
  }

  private Throwable failure(Approach approach) {
    return gate.admit(approach)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .awaitFailure()
        .getFailure();
  }

  private KeptOutException keptOut(Approach approach) {
    Throwable failure = failure(approach);
    assertThat(failure).isInstanceOf(KeptOutException.class);
    return (KeptOutException) failure;
  }

  private Obstacle obstacle(Approach approach) {
    return keptOut(approach).obstacle();
  }

  @Test
  void aHeaderIsTakenFromAnywhere() {
    assertThat(admitted(from(AWAY, header("right"), null))).isEqualTo(How.ENCRYPTED_HEADER);
    assertThat(admitted(from(LOOPBACK, header("right"), null))).isEqualTo(How.ENCRYPTED_HEADER);
  }

  @Test
  void basicInTheClearIsTakenFromThisMachineOnly() {
    assertThat(admitted(from(LOOPBACK, null, basic("right")))).isEqualTo(How.BASIC);
    assertThat(obstacle(from(AWAY, null, basic("right")))).isEqualTo(Obstacle.BASIC_IN_THE_CLEAR);
    assertThat(logins).as("what came in the clear is not even tried").containsOnlyOnce("right");
  }

  @Test
  void basicIsReadAsUtf8OrAsPagesEncodeIt() {
    inTheDatabase = "p\u00e4ss";
    byte[] latin = "root:p\u00e4ss".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(admitted(from(LOOPBACK, null, basic("p\u00e4ss")))).isEqualTo(How.BASIC);
    assertThat(admitted(from(LOOPBACK, null, "Basic " + Base64.getEncoder().encodeToString(latin))))
        .isEqualTo(How.BASIC);
  }

  @Test
  void basicOverTlsIsTakenFromAnywhere() {
    var encrypted = new Peer(AWAY, true, false);

    assertThat(admitted(from(encrypted, Page.NONE, null, basic("right")))).isEqualTo(How.BASIC);
    assertThat(obstacle(from(encrypted, Page.NONE, null, basic("wrong"))))
        .isEqualTo(Obstacle.WRONG_PASSWORD);
  }

  @Test
  void aPeerThatRelaysIsNotOfThisMachineWhateverItsAddress() {
    var relayed = new Peer(LOOPBACK, false, true);
    assertThat(obstacle(from(relayed, Page.NONE, null, basic("right"))))
        .isEqualTo(Obstacle.BASIC_IN_THE_CLEAR);

    inTheDatabase = "";
    assertThat(obstacle(from(relayed, Page.NONE, null, null))).isEqualTo(Obstacle.NO_ROOT_PASSWORD);
  }

  @Test
  void withoutAPasswordThisMachineIsServedAndNoOther() {
    inTheDatabase = "";

    assertThat(admitted(from(LOOPBACK, null, null))).isEqualTo(How.NO_PASSWORD);
    assertThat(admitted(from(LOOPBACK, header(""), null))).isEqualTo(How.ENCRYPTED_HEADER);
    assertThat(obstacle(from(AWAY, null, null))).isEqualTo(Obstacle.NO_ROOT_PASSWORD);
    assertThat(obstacle(from(AWAY, header(""), null))).isEqualTo(Obstacle.NO_ROOT_PASSWORD);
  }

  @Test
  void withoutAPasswordOthersAreServedWhereThatIsAllowed() {
    inTheDatabase = "";
    gate = gate(true, false);

    assertThat(admitted(from(AWAY, null, null))).isEqualTo(How.NO_PASSWORD);
    assertThat(admitted(from(AWAY, header(""), null))).isEqualTo(How.ENCRYPTED_HEADER);
  }

  @Test
  void thatAllowsNothingWhereThereIsAPassword() {
    gate = gate(true, false);

    assertThat(obstacle(from(AWAY, null, null))).isEqualTo(Obstacle.NO_HEADER);
    assertThat(obstacle(from(AWAY, header(""), null))).isEqualTo(Obstacle.WRONG_PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3_000_017, 19_999_999, 20_000_000, 47_000_001})
  void howLongADecryptionTookIsNotSeenInWhenItIsRefused(long nanosTaken) {
    elapsing = nanosTaken;
    String nonsense = Base64.getEncoder().encodeToString(new byte[256]);

    assertThat(obstacle(from(AWAY, nonsense, null))).isEqualTo(Obstacle.UNREADABLE_HEADER);

    assertThat(pauses).hasSize(1);
    assertThat(pauses.get(0)).isPositive();
    assertThat(pauses.get(0).plusNanos(nanosTaken).toNanos() % Duration.ofMillis(20).toNanos())
        .isZero();
  }

  @Test
  void whoFailsAgainAndAgainIsHeldBackThenRefusedAndOthersDoNotNotice() {
    for (int i = 0; i < 20; i++) {
      assertThat(obstacle(from(AWAY, header("wrong"), null))).isEqualTo(Obstacle.WRONG_PASSWORD);
    }
    assertThat(pauses).hasSize(18).isSorted().startsWith(Duration.ofMillis(250));

    KeptOutException refused = keptOut(from(AWAY, header("right"), null));
    assertThat(refused.obstacle()).isEqualTo(Obstacle.TOO_MANY_FAILURES);
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(admitted(from(OTHER, header("right"), null))).isEqualTo(How.ENCRYPTED_HEADER);

    nanos += Duration.ofMinutes(1).toNanos();
    assertThat(admitted(from(AWAY, header("right"), null))).isEqualTo(How.ENCRYPTED_HEADER);
  }

  @Test
  void aHeaderThatWasUsedBeforeClearsNothing() {
    String used = header("right");
    assertThat(admitted(from(AWAY, used, null))).isEqualTo(How.ENCRYPTED_HEADER);
    for (int i = 0; i < 5; i++) {
      assertThat(obstacle(from(AWAY, header("wrong"), null))).isEqualTo(Obstacle.WRONG_PASSWORD);
    }
    assertThat(obstacle(from(AWAY, used, null))).isEqualTo(Obstacle.REPLAYED);
    pauses.clear();

    assertThat(obstacle(from(AWAY, header("wrong"), null))).isEqualTo(Obstacle.WRONG_PASSWORD);
    assertThat(pauses).containsExactly(Duration.ofSeconds(2));

    assertThat(admitted(from(AWAY, header("right"), null))).isEqualTo(How.ENCRYPTED_HEADER);
    pauses.clear();
    assertThat(obstacle(from(AWAY, header("wrong"), null))).isEqualTo(Obstacle.WRONG_PASSWORD);
    assertThat(pauses).as("a header that is good clears it").isEmpty();
  }

  @Test
  void unreadableHeadersCountAsWrongPasswordsDo() {
    for (int i = 0; i < 20; i++) {
      assertThat(obstacle(from(AWAY, i % 2 == 0 ? "AAAA" : "x", null)))
          .isEqualTo(Obstacle.UNREADABLE_HEADER);
    }

    assertThat(obstacle(from(AWAY, header("right"), null))).isEqualTo(Obstacle.TOO_MANY_FAILURES);
  }

  @Test
  void manyGuessesAtOnceAreNoWayAroundIt() throws InterruptedException {
    var gone = new CountDownLatch(1);
    workers.close();
    workers = new CryptoWorkers(1, 100);
    gate = gate(false, false);
    var busy = occupied(gone);
    List<UniAssertSubscriber<Admitted>> guesses =
        IntStream.range(0, 60)
            .mapToObj(i -> gate.admit(from(AWAY, header("wrong" + i), null)))
            .map(guess -> guess.subscribe().withSubscriber(UniAssertSubscriber.<Admitted>create()))
            .toList();
    gone.countDown();
    busy.awaitItem();

    assertThat(guesses)
        .extracting(guess -> ((KeptOutException) guess.awaitFailure().getFailure()).obstacle())
        .contains(Obstacle.TOO_MANY_FAILURES);
    assertThat(logins).as("what reached OceanBase").hasSize(20);
  }

  private UniAssertSubscriber<String> occupied(CountDownLatch until) throws InterruptedException {
    var begun = new CountDownLatch(1);
    var work =
        workers
            .run(
                () -> {
                  begun.countDown();
                  awaitQuietly(until);
                  return "done";
                })
            .subscribe()
            .withSubscriber(UniAssertSubscriber.<String>create());
    begun.await();
    return work;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFullQueueIsBusyAndCountsAgainstNobody() throws InterruptedException {
    var gone = new CountDownLatch(1);
    workers.close();
    workers = new CryptoWorkers(1, 1);
    gate = gate(false, false);
    occupied(gone);
    var waiting = gate.admit(from(AWAY, header("right"), null));
    var waits = waiting.subscribe().withSubscriber(UniAssertSubscriber.<Admitted>create());

    for (int i = 0; i < 30; i++) {
      KeptOutException busy = keptOut(from(AWAY, header("right"), null));
      assertThat(busy.obstacle()).isEqualTo(Obstacle.BUSY);
      assertThat(busy.retryAfter()).isPositive();
    }
    gone.countDown();
    assertThat(waits.awaitItem().getItem().how()).isEqualTo(How.ENCRYPTED_HEADER);
  }

  @Test
  void whileOceanBaseIsAwayNobodyIsAdmittedAndNobodyIsBlamed() {
    oceanBaseIsAway = true;

    for (int i = 0; i < 30; i++) {
      assertThat(failure(from(AWAY, header("right"), null)))
          .isInstanceOf(NoConnectionException.class);
      assertThat(failure(from(LOOPBACK, null, basic("right"))))
          .isInstanceOf(NoConnectionException.class);
      assertThat(failure(from(LOOPBACK, null, null))).isInstanceOf(NoConnectionException.class);
    }
    oceanBaseIsAway = false;
    assertThat(admitted(from(AWAY, header("right"), null))).isEqualTo(How.ENCRYPTED_HEADER);
  }

  @Test
  void beforeThereIsAKeyAHeaderIsNobodysFault() {
    ring.hold(List.of());
    for (int i = 0; i < 30; i++) {
      assertThat(obstacle(from(AWAY, header("right"), null))).isEqualTo(Obstacle.NO_KEY_YET);
    }
    ring.hold(List.of(KEY));

    assertThat(admitted(from(AWAY, header("right"), null))).isEqualTo(How.ENCRYPTED_HEADER);
  }

  @Test
  void aHeaderIsNotUsedUpByAWrongPassword() {
    String header = header("soon right");
    assertThat(obstacle(from(AWAY, header, null))).isEqualTo(Obstacle.WRONG_PASSWORD);
    inTheDatabase = "soon right";
    nanos += Duration.ofSeconds(3).toNanos();

    assertThat(admitted(from(AWAY, header, null))).isEqualTo(How.ENCRYPTED_HEADER);
    assertThat(obstacle(from(AWAY, header, null))).isEqualTo(Obstacle.REPLAYED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:2887", "://", ""})
  void aPageOfAnotherOriginIsKeptOutWhateverItBrings(String origin) {
    var page = new Page(origin, "127.0.0.1:2886");
    var here = new Peer(LOOPBACK, false, false);

    assertThat(obstacle(from(here, page, null, basic("right")))).isEqualTo(Obstacle.OTHER_ORIGIN);
    assertThat(obstacle(from(here, page, header("right"), null))).isEqualTo(Obstacle.OTHER_ORIGIN);
    inTheDatabase = "";
    assertThat(obstacle(from(here, page, null, null))).isEqualTo(Obstacle.OTHER_ORIGIN);

    inTheDatabase = "right";
    gate = gate(false, true);
    assertThat(admitted(from(here, page, null, basic("right"))))
        .as("judged by the CORS filter")
        .isEqualTo(How.BASIC);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:2886,127.0.0.1:2886",
    "https://Restore.example,restore.example",
    "http://localhost:2886,localhost:2886"
  })
  void aPageOfItsOwnIsWelcome(String origin, String host) {
    var page = new Page(origin, host);

    assertThat(admitted(from(new Peer(LOOPBACK, false, false), page, null, basic("right"))))
        .isEqualTo(How.BASIC);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:2886,true",
    "http://[::1]:2886,true",
    "http://localhost,true",
    "http://rebound.example:2886,false",
    "http://127.0.0.1.example,false",
    "http://localhost.example,false"
  })
  void withoutAPasswordAPageMustNotHaveBeenFoundByAName(String origin, boolean served) {
    inTheDatabase = "";
    String host = origin.substring("http://".length());
    var approach = from(new Peer(LOOPBACK, false, false), new Page(origin, host), null, null);

    String outcome = served ? admitted(approach).name() : obstacle(approach).name();
    assertThat(outcome).isEqualTo(served ? How.NO_PASSWORD.name() : Obstacle.FOREIGN_NAME.name());
  }

  /** Browsers name no origin when a page reads from where it was found. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:2886,true",
    "10.0.0.7:2886,true",
    "[::1]:2886,true",
    "localhost,true",
    "LOCALHOST:2886,true",
    ",true",
    "rebound.example:2886,false",
    "127.0.0.1.example,false"
  })
  void whatIsServedBecauseItIsLocalMustNotBeAskedForByAName(@Nullable String host, boolean served) {
    inTheDatabase = "";
    var approach = from(new Peer(LOOPBACK, false, false), new Page(null, host), null, null);

    for (boolean cors : new boolean[] {false, true}) {
      gate = gate(false, cors);
      String outcome = served ? admitted(approach).name() : obstacle(approach).name();
      assertThat(outcome).isEqualTo(served ? How.NO_PASSWORD.name() : Obstacle.FOREIGN_NAME.name());
    }
    gate = gate(true, false);
    assertThat(admitted(approach)).as("where all are served").isEqualTo(How.NO_PASSWORD);
    inTheDatabase = "right";
    var proved = from(new Peer(LOOPBACK, false, false), new Page(null, host), null, basic("right"));
    assertThat(admitted(proved)).as("who proves the password").isEqualTo(How.BASIC);
  }

  @Test
  void corsAllowsPagesOfOtherOriginsAndNoNameOfThisOne() {
    inTheDatabase = "";
    gate = gate(false, true);
    var here = new Peer(LOOPBACK, false, false);
    var rebound = new Page("http://rebound.example", "rebound.example");
    var allowed = new Page("https://ui.example", "127.0.0.1:2886");

    assertThat(obstacle(from(here, rebound, null, null))).isEqualTo(Obstacle.FOREIGN_NAME);
    assertThat(admitted(from(here, allowed, null, null))).isEqualTo(How.NO_PASSWORD);
  }

  @Test
  void whatARequestBringsIsInNoText() {
    assertThat(from(AWAY, header("right"), basic("right")).toString())
        .isEqualTo("Approach[10.0.0.7 " + URI + "]");
  }
}
