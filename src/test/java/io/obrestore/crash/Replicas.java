package io.obrestore.crash;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Three replicas with clocks minutes apart, each on an event loop of its own. */
final class Replicas {
  private static final List<Duration> SKEWS =
      List.of(Duration.ZERO, Duration.ofMinutes(-5), Duration.ofMinutes(7));

  /** After ob_trx_timeout OceanBase gives back the locks of a session that hangs. */
  private static final Duration TRANSACTION_LIMIT = Duration.ofSeconds(30);

  private final World world;
  private final List<EventLoop> loops;
  private final SplittableRandom dice;
  private final OpenTransactions transactions;
  private final Consumer<Machine> started;
  private final Map<String, Machine> machines = new HashMap<>();

  /**
   * @param loops one for each replica
   * @param started told of each that is started
   */
  Replicas(
      World world,
      List<EventLoop> loops,
      long seed,
      OpenTransactions transactions,
      Consumer<Machine> started) {
    this.transactions = transactions;
    this.world = world;
    this.loops = loops;
    this.dice = new SplittableRandom(seed);
    this.started = started;
    Plan.REPLICAS.forEach(this::start);
  }

  private void start(String name) {
    int slot = Plan.REPLICAS.indexOf(name);
    Machine machine = world.start(name, loops.get(slot), SKEWS.get(slot), dice.nextLong());
    machines.put(name, machine);
    started.accept(machine);
  }

  /** The one of that name: the last, when there were several. */
  Machine named(String name) {
    return Objects.requireNonNull(machines.get(name));
  }

  /** It happens to one that is not dead. */
  void strike(Step.Strike strike) {
    Machine machine = named(strike.replica());
    if (strike instanceof Step.Strike.Kill kill) {
      kill(machine, kill.lost(), kill.time());
    } else if (strike instanceof Step.Strike.CutOff cut) {
      cutOff(machine, cut.lost(), cut.time());
    } else if (strike instanceof Step.Strike.Stop stop && machine.runs()) {
      stop(machine, stop.time());
    }
  }

  private void kill(Machine machine, boolean lost, Duration down) {
    // what it asks on a connection that breaks under it nobody waits for
    machine.die();
    if (!lost) {
      world.partition(machine, false);
      world.rest();
    }
    world.kill(machine);
    if (machine.paused()) {
      machine.resume();
    }
    world.retire(machine);
    later(down, () -> start(machine.name()));
  }

  private void stop(Machine machine, Duration time) {
    machine.pause();
    transactions.undone(machine.process(), world.gate().held()).forEach(this::end);
    later(
        time,
        () -> {
          if (!machine.dead() && machine.paused()) {
            machine.resume();
          }
        });
    later(TRANSACTION_LIMIT, () -> endAll(machine));
  }

  private void endAll(Machine machine) {
    if (machine.paused() && !machine.dead()) {
      transactions.locking(machine.process()).forEach(this::end);
    }
  }

  private void end(long session) {
    transactions.forget(session);
    world.end(session);
  }

  private void cutOff(Machine machine, boolean lost, Duration time) {
    world.partition(machine, lost);
    later(
        time,
        () -> {
          if (!machine.dead()) {
            world.rejoin(machine);
          }
        });
  }

  private void later(Duration time, Runnable what) {
    world.time().timer(WorldTime.CLIENT).after(time, what);
  }

  /** None stands still any more, so that all can be ended. */
  void release() {
    machines.values().stream().filter(Machine::paused).forEach(Machine::resume);
  }
}
