package io.obrestore.crash;

import io.obrestore.dag.Dags;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Timer;
import io.obrestore.dag.engine.DagEngine;
import io.obrestore.dag.engine.EngineSettings;
import io.obrestore.dag.store.DagStore;
import io.obrestore.dag.store.Duties;
import io.obrestore.dag.store.StoreSettings;
import io.obrestore.dag.store.StoredDags;
import io.obrestore.dag.store.StoredDrainSwitch;
import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.restore.ActivateDag;
import io.obrestore.restore.Admission;
import io.obrestore.restore.CancelDag;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.RestoreDag;
import io.obrestore.restore.RestoreFailures;
import io.obrestore.restore.RestoreService;
import io.obrestore.restore.cancel.RestoreCancellation;
import io.obrestore.restore.leftover.RemainsReader;
import io.obrestore.restore.leftover.Sweeper;
import io.obrestore.restore.progress.ProgressPoller;
import io.obrestore.restore.stage.StageTools;
import io.obrestore.restore.standby.StandbyActivation;
import io.obrestore.security.Fingerprints;
import io.obrestore.security.SecretBox;
import io.vertx.mutiny.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** One replica: pools, engine and services of its own, as the wiring puts them together. */
final class Machine {
  static final Duration LEASE = Duration.ofSeconds(20);

  /** Limits that nothing else has: whoever waits for one of them waits for OceanBase. */
  static final Duration CONNECT = Duration.ofMillis(5_001);

  private static final Duration STORE = Duration.ofMillis(10_003);
  private static final ConnectionSettings.Limits LIMITS =
      new ConnectionSettings.Limits(
          CONNECT,
          Duration.ofMillis(5_002),
          Duration.ofMillis(10_004),
          Duration.ofMillis(30_000),
          Duration.ofMillis(60_005),
          Duration.ofMillis(700_006));

  /** Of an answer, where {@link #CONNECT} is of a session. */
  static final Set<Duration> QUESTIONS =
      Set.of(
          STORE,
          LIMITS.statementAnswer(),
          LIMITS.pooledAnswer(),
          LIMITS.administrationAnswer(),
          LIMITS.restoreAnswer());

  private static final int POOL_SIZE = 8;
  static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

  private final String name;
  private final String process;
  private final String owner;
  private final EventLoop loop;
  private final Connections connections;
  private final Dags dags;
  private final DagEngine engine;
  private final RestoreService service;
  private final RestoreCancellation cancellation;
  private final StandbyActivation activation;
  private final Sweeper sweeper;
  private boolean dead;
  private boolean paused;

  /**
   * @param process a name that no other has, of any run: name and number
   * @param skew of its clock from the world's
   */
  Machine(World world, String process, EventLoop loop, Duration skew, long seed) {
    this.process = process;
    this.name = process.substring(0, process.indexOf('.'));
    this.loop = loop;
    WorldTime time = world.time();
    Timer timer = time.timer(process);
    SplittableRandom dice = new SplittableRandom(seed);
    LongSupplier random = () -> roll(dice);
    Sources sources = new Sources(() -> world.clock().instant().plus(skew), time::nanos, random);
    connections =
        new Connections(
            loop.vertx(),
            new ConnectionSettings(
                "127.0.0.1",
                world.port(),
                Gate.user(process),
                new Secret(""),
                World.SCHEMA,
                LIMITS,
                POOL_SIZE),
            new TimeLimit(time.alarms(process)));
    Pool pool = connections.storePool();
    StoreSettings settings = new StoreSettings(STORE, Duration.ofSeconds(5), LEASE, 2);
    owner = name + "-" + Long.toHexString(seed);
    RestoreCodec codec = new RestoreCodec(new SecretBox(World.KEYS, new SecureRandom()));
    var context = loop.vertx().getDelegate().getOrCreateContext();
    var poller =
        new ProgressPoller(
            connections.views().restores(),
            timer,
            work -> context.runOnContext(ran -> work.run()),
            time::nanos);
    StageTools tools = new StageTools(connections, codec, poller, world::storeId, time::nanos);
    RestoreDag restore = RestoreDag.of(tools);
    CancelDag cancel = CancelDag.of(tools);
    ActivateDag activate = ActivateDag.of(tools);
    var kinds = List.<io.obrestore.dag.DagKind>of(restore, cancel, activate);
    dags = new StoredDags(pool, timer, settings, sources, kinds);
    DagStore store =
        new DagStore(
            pool,
            timer,
            settings,
            owner,
            kinds.stream().map(io.obrestore.dag.DagKind::name).toList());
    engine =
        new DagEngine(
            store,
            kinds,
            new RestoreFailures(),
            timer,
            sources,
            new EngineSettings(
                name + ":2886",
                LEASE,
                Duration.ofSeconds(4),
                Duration.ofSeconds(7),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2)));
    var drain = new StoredDrainSwitch(pool, timer, STORE);
    service =
        new RestoreService(
            new Admission(connections.views(), dags, world::storeId),
            dags,
            drain,
            codec,
            restore,
            new Fingerprints(World.KEYS),
            () -> token(random));
    cancellation = new RestoreCancellation(connections.views(), dags, cancel, () -> token(random));
    activation =
        new StandbyActivation(
            connections.views(), dags, drain, activate, () -> token(random), world::storeId);
    sweeper =
        new Sweeper(
            new RemainsReader(dags, world::storeId),
            new Duties(pool, timer, STORE, owner, Sweeper.LEASE),
            connections,
            dags,
            timer,
            random,
            SWEEP_EVERY);
  }

  private static synchronized long roll(SplittableRandom dice) {
    return dice.nextLong();
  }

  private static String token(LongSupplier random) {
    return "%016x%016x".formatted(random.getAsLong(), random.getAsLong());
  }

  String name() {
    return name;
  }

  String process() {
    return process;
  }

  /** As whom it claims dags. */
  String owner() {
    return owner;
  }

  EventLoop loop() {
    return loop;
  }

  Connections connections() {
    return connections;
  }

  Dags dags() {
    return dags;
  }

  DagEngine engine() {
    return engine;
  }

  RestoreService service() {
    return service;
  }

  RestoreCancellation cancellation() {
    return cancellation;
  }

  StandbyActivation activation() {
    return activation;
  }

  /** Not begun: it takes its turns when it is told to. */
  Sweeper sweeper() {
    return sweeper;
  }

  boolean dead() {
    return dead;
  }

  void die() {
    dead = true;
  }

  boolean paused() {
    return paused;
  }

  void pause() {
    paused = true;
    loop.pause();
  }

  void resume() {
    paused = false;
    loop.resume();
  }

  /** Whether its threads run. */
  boolean runs() {
    return !dead && !paused;
  }
}
