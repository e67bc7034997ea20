package io.obrestore.crash;

import io.obrestore.dag.ExecutorTimer;
import io.obrestore.dag.store.DagSchema;
import io.obrestore.dag.store.SchemaName;
import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.security.MasterKeys;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.admin.AdministrationSettings;
import io.obrestore.simulator.admin.EmbeddedAdministration;
import io.obrestore.simulator.clock.SteppedClock;
import io.obrestore.simulator.fault.FaultAction;
import io.obrestore.simulator.sql.SqlEngine;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An embedded OceanBase and the replicas on it. One thing happens at a time: a statement is let in,
 * a task of a replica runs, or, when nothing else can happen, the time jumps to what is next.
 */
final class World implements AutoCloseable {
  static final String SCHEMA = "obrestore";
  static final MasterKeys KEYS = MasterKeys.inMemory(new SecureRandom());

  private static final Instant BEGIN = Instant.parse("2024-11-01T00:00:00Z");
  private static final Duration NEVER_QUIET = Duration.ofSeconds(10);

  /** When a turn of the sweeper was due, so that one can be taken whenever it is asked for. */
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(2000, 1, 1, 0, 0);

  /**
   * Of the janitor, who lives in real time: the machine may be busy when its first worlds begin.
   */
  private static final ConnectionSettings.Limits PATIENT =
      new ConnectionSettings.Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));

  private static final long GLANCE_NANOS = 100_000;

  private final SteppedClock clock = new SteppedClock(BEGIN);
  private final WorldTime time = new WorldTime(clock);
  private final Gate gate = new Gate();
  private final EventLoop loop = new EventLoop();
  private final List<Machine> machines = new ArrayList<>();
  private final Ground ground;
  private final EmbeddedOceanBase server;
  private final Connections janitor;
  private final Sight sight;
  private final String storeId;
  private @Nullable EmbeddedAdministration administration;
  private Director director = Director.PLAIN;
  private long statements;
  private long processes;

  /**
   * @param pace of restores, upgrades and switches of role
   */
  World(Ground ground, Duration pace) throws IOException, SQLException {
    this.ground = ground;
    SqlEngine[] engines = new SqlEngine[1];
    server =
        EmbeddedOceanBase.start(
            ground.settings(),
            clock,
            (engine, ticking, settings) -> {
              engines[0] = engine;
              administration =
                  EmbeddedAdministration.stepped(
                      () -> connect(engine), clock, AdministrationSettings.taking(pace));
              return administration;
            });
    Backups.add(administration().restoreJobs().backups());
    server.faults().referee(gate);
    janitor =
        new Connections(
            loop.vertx(),
            new ConnectionSettings(
                "127.0.0.1",
                server.port(),
                "root@sys",
                new Secret(""),
                SCHEMA,
                PATIENT,
                ConnectionSettings.POOL_SIZE));
    Connection own = connect(engines[0]);
    ground.empty(own);
    storeId = bootstrap();
    sight = new Sight(own, storeId, clock);
    sight.change(
        "INSERT INTO obrestore.duty (name, epoch, next_at, done) VALUES ('sweeper', 0, ?, 0)",
        LONG_AGO);
  }

  private static Connection connect(SqlEngine engine) {
    try {
      return engine.connect();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String bootstrap() {
    var executor = Executors.newSingleThreadScheduledExecutor();
    try {
      return new DagSchema(
              new SchemaName(SCHEMA),
              janitor.pool(),
              janitor.storePool(),
              new ExecutorTimer(executor),
              new Random(7))
          .ready(Duration.ofSeconds(30))
          .await()
          .atMost(Duration.ofSeconds(60));
    } finally {
      executor.shutdownNow();
    }
  }

  private EmbeddedAdministration administration() {
    return Objects.requireNonNull(administration);
  }

  WorldTime time() {
    return time;
  }

  SteppedClock clock() {
    return clock;
  }

  EmbeddedOceanBase server() {
    return server;
  }

  Ground ground() {
    return ground;
  }

  int port() {
    return server.port();
  }

  String storeId() {
    return storeId;
  }

  Sight sight() {
    return sight;
  }

  Connections janitor() {
    return janitor;
  }

  /** Who decides which statement comes next and what becomes of it. */
  void direct(Director decides) {
    director = decides;
  }

  /** A new replica, on the event loop of all. It begins to run at once. */
  Machine start(String name) {
    return start(name, loop, Duration.ZERO, name.hashCode());
  }

  Machine start(String name, EventLoop own, Duration skew, long seed) {
    Machine machine = new Machine(this, name + "." + processes++, own, skew, seed);
    machines.add(machine);
    machine.engine().start();
    return machine;
  }

  List<Machine> machines() {
    return List.copyOf(machines);
  }

  /** The first one that runs. */
  Optional<Machine> running() {
    return machines.stream().filter(Machine::runs).findFirst();
  }

  /** As kill -9: nothing it had to do is done, its connections break. */
  void kill(Machine machine) {
    machine.die();
    time.forget(machine.process());
    server.faults().shutOut(Gate.user(machine.process()));
    held(machine.process()).forEach(one -> gate.let(one, Optional.of(new FaultAction.CutBefore())));
  }

  /** The same, but that statement takes effect first. */
  void killAfter(Machine machine, Gate.Held last) {
    machine.die();
    time.forget(machine.process());
    gate.let(last, Optional.of(new FaultAction.CutAfter()));
    kill(machine);
  }

  /** As a restart of OceanBase: connections break, and for a while nobody is let in. */
  void restart() {
    server.faults().restart(Duration.ofSeconds(3));
    gate.held().forEach(one -> gate.let(one, Optional.of(new FaultAction.CutBefore())));
  }

  /** A replica that was killed is no part of the world any more. */
  void retire(Machine machine) {
    machines.remove(machine);
    machine.connections().close();
  }

  /** Nothing of it comes through any more; what had arrived takes effect, or not. */
  void partition(Machine machine, boolean lost) {
    server.faults().shutOut(Gate.user(machine.process()));
    held(machine.process())
        .forEach(
            one ->
                gate.let(
                    one,
                    Optional.of(lost ? new FaultAction.CutBefore() : new FaultAction.CutAfter())));
  }

  /** The end of a partition. */
  void rejoin(Machine machine) {
    server.faults().letIn(Gate.user(machine.process()));
  }

  /** A session is killed in that time, if it is there then. */
  void killLater(long connectionId, Duration later) {
    time.timer(WorldTime.CLIENT).after(later, () -> end(connectionId));
  }

  /** A session is killed now, if it is there. */
  void end(long connectionId) {
    if (!server.isOver(connectionId)) {
      janitor.kill(connectionId).await().atMost(NEVER_QUIET);
      dismiss(connectionId);
    }
  }

  private List<Gate.Held> held(String process) {
    return gate.held().stream().filter(one -> one.process().equals(process)).toList();
  }

  Gate gate() {
    return gate;
  }

  /** How many statements were let in. */
  long statements() {
    return statements;
  }

  /** Waits, in real time, until everybody waits for somebody else. */
  void rest() {
    settle();
  }

  /** One thing happens in a world at rest. */
  void step() {
    List<Gate.Held> held = director.ready(gate.held());
    if (!held.isEmpty()) {
      statements++;
      director.next(this, held);
      return;
    }
    var due = time.due(this::runs);
    if (due.isPresent()) {
      due.get().work().run();
      return;
    }
    director.quiet(this);
    jump();
  }

  /** Lets a statement in, and waits until all that comes of it at once has come. */
  void let(Gate.Held one, Optional<FaultAction> happens) {
    gate.let(one, happens);
    killed(one.sql()).ifPresent(this::dismiss);
  }

  /** The id that a KILL names. */
  private static Optional<Long> killed(String sql) {
    return sql.startsWith("KILL ")
        ? Optional.of(Long.parseLong(sql.substring(5)))
        : Optional.empty();
  }

  /** What waits at the gate on a killed session would never have been begun. */
  private void dismiss(long connectionId) {
    settle();
    if (server.isOver(connectionId)) {
      gate.held().stream()
          .filter(one -> one.statement().connectionId() == connectionId)
          .forEach(one -> gate.let(one, Optional.empty()));
    }
  }

  private boolean runs(String owner) {
    if (owner.equals(WorldTime.CLIENT)) {
      return true;
    }
    for (Machine one : machines) {
      if (one.process().equals(owner)) {
        return one.runs();
      }
    }
    return false;
  }

  private void jump() {
    Instant now = clock.instant();
    long next =
        Stream.of(
                time.next(this::runs),
                clock.nextEnd().map(end -> nanos(now, end)),
                Optional.of(administration().nextDue())
                    .filter(due -> !due.equals(Instant.MAX))
                    .map(due -> nanos(now, due)),
                director.nextAct())
            .flatMap(Optional::stream)
            .min(Long::compare)
            .orElseThrow(() -> new AssertionError("nothing will ever happen again"));
    time.jump(Math.max(time.nanos(), next));
    administration().advance();
  }

  private long nanos(Instant now, Instant then) {
    return time.nanos() + Math.max(0, Duration.between(now, then).toNanos());
  }

  private void settle() {
    gate.watch(Thread.currentThread());
    long end = System.nanoTime() + NEVER_QUIET.toNanos();
    while (true) {
      long received = server.statements().received();
      if (!busy()) {
        loops().forEach(EventLoop::drain);
        if (!busy() && received == server.statements().received()) {
          return;
        }
      }
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(
            "the world does not come to rest: %d at work, %d held, %d wait for time, %d rest; questions %d, sessions opening %d"
                    .formatted(
                        server.atWork(),
                        gate.size(),
                        clock.waiters(),
                        server.resting(user -> true),
                        time.asked(this::runs).answers(),
                        time.asked(this::runs).opening())
                + atWork());
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  private static String atWork() {
    StringBuilder stacks = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (thread.getName().startsWith("simulator-connection")) {
                stacks.append("\n---");
                Stream.of(stack).limit(14).forEach(line -> stacks.append("\n  ").append(line));
              }
            });
    return stacks.toString();
  }

  private Stream<EventLoop> loops() {
    return Stream.concat(
            Stream.of(loop), machines.stream().filter(one -> !one.paused()).map(Machine::loop))
        .distinct();
  }

  /**
   * Whether somebody does something, or something is on its way: each question of a replica must
   * rest somewhere, at the gate or in the server. Asked all the time: what costs least comes first.
   */
  private boolean busy() {
    int atGate = gate.size();
    long atWork = server.atWork();
    if (atWork > atGate && atWork > atGate + server.resting(user -> true)) {
      return true;
    }
    WorldTime.Asked asked = time.asked(this::runs);
    if (asked.opening() > gate.count(this::setsSession) + director.hungSettings()) {
      return true;
    }
    long questions = (long) asked.answers() - asked.opening();
    long others = gate.count(one -> !one.setsSession() && runs(one.process()));
    return questions > others && questions > others + server.resting(this::isRunning);
  }

  private boolean setsSession(Gate.Held one) {
    return one.setsSession() && runs(one.process());
  }

  private boolean isRunning(String user) {
    return Gate.process(user).filter(this::runs).isPresent();
  }

  @Override
  public void close() throws SQLException {
    gate.open();
    machines.forEach(Machine::die);
    machines.forEach(machine -> server.faults().shutOut(Gate.user(machine.process())));
    machines.forEach(machine -> machine.connections().close());
    janitor.close();
    sight.close();
    server.close();
    loop.close();
  }

  /** Backups fail the first attempts again. */
  void forgetAttempts() {
    administration().restoreJobs().forgetAttempts();
  }

  /** Forgets the replicas of a run that is over. */
  void clear() {
    machines.stream().filter(machine -> !machine.dead()).forEach(this::kill);
    settle();
    // what a run meant to do later must not happen in the next one
    time.forget(WorldTime.CLIENT);
    machines.forEach(machine -> machine.connections().close());
    machines.clear();
    director = Director.PLAIN;
    settle();
  }
}
