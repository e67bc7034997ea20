package io.obrestore.crash;

import io.obrestore.simulator.fault.FaultAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Three replicas, to which the steps of a plan happen; then all is well, and all must be ended. */
final class Chaos implements Director {
  private static final int MOST_LIVE = 8;
  private static final Duration SOON = Duration.ofMillis(300);

  private final World world;
  private final Watch watch;
  private final Fences fences;
  private final Client client;
  private final OpenTransactions transactions;
  private final Replicas replicas;
  private final Finish finish;
  private final List<Armed> strikes = new ArrayList<>();
  private final List<Step.Fault> faults = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private Random order = new Random(0);

  /**
   * @param loops one for each replica
   */
  Chaos(World world, List<EventLoop> loops, long seed) {
    this.world = world;
    this.transactions = new OpenTransactions(world.ground().isH2());
    this.watch = new Watch(world.sight());
    this.fences = new Fences(world);
    this.client = new Client(world, "nobody");
    this.finish = new Finish(world, client);
    world.direct(this);
    this.replicas = new Replicas(world, loops, seed, transactions, fences::knows);
  }

  /** What was broken; empty when nothing was: only then can the world be used again. */
  List<String> run(List<Step> steps) {
    List<String> broken = new ArrayList<>();
    try {
      steps.forEach(this::take);
      tell("all is well again");
      strikes.clear();
      faults.clear();
      order = new Random(0);
      client.pause(Plan.LONGEST);
      broken.addAll(finish.run());
    } catch (AssertionError e) {
      broken.add(String.valueOf(e.getMessage()));
      broken.addAll(finish.told());
      replicas.release();
    }
    fences.look();
    broken.addAll(watch.seen());
    broken.addAll(fences.broken());
    return broken;
  }

  /** What happened, step by step. */
  List<String> story() {
    return story;
  }

  private void tell(String what) {
    story.add("%7.3f s %s".formatted(world.time().nanos() / 1e9, what));
  }

  private void take(Step step) {
    client.pause(step.before());
    order = new Random(step.order());
    Step.Act act = step.act();
    if (act instanceof Step.Asked asked) {
      long statements = world.statements() + asked.statements();
      untilSoon(() -> world.statements() >= statements);
      ask(asked);
    } else if (act instanceof Step.Strike strike) {
      strikes.add(new Armed(strike));
    } else if (act instanceof Step.Fault fault) {
      faults.add(fault);
    } else {
      tell("OceanBase restarts");
      world.restart();
    }
  }

  private void untilSoon(BooleanSupplier until) {
    long soon = world.time().nanos() + SOON.toNanos();
    world.time().timer(WorldTime.CLIENT).after(SOON, () -> {});
    client.drive(() -> until.getAsBoolean() || world.time().nanos() >= soon);
  }

  /** Another one, where that one cannot answer. */
  private void ask(Step.Asked asked) {
    Machine first = replicas.named(asked.replica());
    Optional<Machine> runs = first.runs() ? Optional.of(first) : world.running();
    runs.ifPresent(machine -> ask(machine, asked));
  }

  private void ask(Machine machine, Step.Asked asked) {
    tell(machine.name() + ": " + asked);
    if (asked instanceof Step.Asked.Submit submit) {
      if (finish.unfinished().size() < MOST_LIVE) {
        new Client(world, submit.tenant())
            .submit(machine, submit.backup(), submit.standby(), finish::accepted);
      }
    } else if (asked instanceof Step.Asked.Operate operate) {
      which(operate.which()).ifPresent(dag -> Client.operate(machine, dag, operate.operator()));
    } else if (asked instanceof Step.Asked.Undo undo) {
      which(undo.which()).ifPresent(dag -> Client.undo(machine, dag));
    } else {
      machine.sweeper().sweep().subscribe().with(done -> {}, lost -> {});
    }
  }

  private Optional<Long> which(int number) {
    List<Long> dags = finish.all();
    return dags.isEmpty() ? Optional.empty() : Optional.of(dags.get(number % dags.size()));
  }

  @Override
  public void next(World played, List<Gate.Held> ready) {
    Gate.Held one =
        transactions.first(ready).orElseGet(() -> ready.get(order.nextInt(ready.size())));
    fences.comes(one);
    var met = strikes.stream().filter(strike -> strike.meets(one)).findFirst();
    if (met.isPresent()) {
      Step.Strike strike = met.get().strike;
      tell(told(one) + " meets " + strike);
      strikes.remove(met.get());
      fences.works(one.process());
      if (strike.at() == Step.Target.ADMINISTRATION && order.nextBoolean()) {
        late(played, one);
      }
      replicas.strike(strike);
    } else {
      transactions.comes(one);
      played.let(one, fault(one));
    }
  }

  /** The statement is under way in OceanBase until another replica has taken over. */
  private void late(World played, Gate.Held one) {
    Duration time = Machine.LEASE.plusMillis(order.nextInt(30_000));
    tell("and takes effect after " + time);
    fences.late(one, time);
    played.let(one, Optional.of(new FaultAction.Delay(time)));
    played.rest();
  }

  /** A strike that waits for its statement. */
  private final class Armed {
    private final Step.Strike strike;
    private int left;

    Armed(Step.Strike strike) {
      this.strike = strike;
      this.left = strike.after();
    }

    boolean meets(Gate.Held one) {
      return one.replica().equals(strike.replica())
          && is(strike.at(), one)
          && replicas.named(one.replica()).runs()
          && left-- <= 0;
    }
  }

  private Optional<FaultAction> fault(Gate.Held one) {
    Optional<Step.Fault> met = faults.stream().filter(fault -> is(fault.at(), one)).findFirst();
    met.ifPresent(
        fault -> {
          faults.remove(fault);
          tell(told(one) + " meets " + fault.action());
        });
    return met.map(Step.Fault::action);
  }

  private static String told(Gate.Held one) {
    return one.process() + ": " + one.sql().strip().lines().findFirst().orElse("");
  }

  private static boolean is(Step.Target target, Gate.Held one) {
    return switch (target) {
      case ANY -> true;
      case BEGIN -> one.sql().startsWith("BEGIN");
      case WRITE -> !one.setsSession() && !one.sql().startsWith("SELECT");
      case ADMINISTRATION -> Fences.isAdministration(one.sql());
    };
  }

  @Override
  public void quiet(World played) {
    watch.look();
  }
}
