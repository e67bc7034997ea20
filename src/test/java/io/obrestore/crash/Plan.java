package io.obrestore.crash;

import io.obrestore.dag.Operator;
import io.obrestore.simulator.fault.FaultAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a seed makes happen in a round. */
final class Plan {
  static final List<String> REPLICAS = List.of("one", "two", "three");

  /** Nothing that happens to a replica lasts longer. */
  static final Duration LONGEST = Duration.ofSeconds(61);

  private static final List<String> BACKUPS =
      List.of(Backups.OLD, Backups.OLD, Backups.SLOW, Backups.SLOW, Backups.BROKEN);
  private static final List<Operator> OPERATORS =
      List.of(Operator.RETRY, Operator.RETRY, Operator.ROLLBACK, Operator.CANCEL);

  /** Deadlock, lock wait, not master, initializing, rolled back, schema changed, internal, room. */
  private static final List<Integer> CODES =
      List.of(4101, 6003, 4038, 8001, 6002, 4023, 4016, 4733);

  private static final List<Step.Target> TARGETS = List.of(Step.Target.values());
  private static final int TIMEOUT = 4012;

  private final Random dice;
  private int tenants;

  private Plan(long seed) {
    dice = new Random(seed);
  }

  static List<Step> of(long seed, int steps) {
    Plan plan = new Plan(seed);
    List<Step> all = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      all.add(plan.step());
    }
    return all;
  }

  private Step step() {
    // half of all in the midst of what the one before began
    Duration before = dice.nextBoolean() ? Duration.ZERO : time(4_000);
    int what = dice.nextInt(100);
    String replica = one(REPLICAS);
    Step.Act act =
        what < 50 ? asked(what, replica) : what < 76 ? strike(what, replica) : fault(what);
    return new Step(before, act, dice.nextLong());
  }

  private Step.Asked asked(int what, String replica) {
    int statements = dice.nextInt(50);
    if (what < 30) {
      return new Step.Asked.Submit(
          replica, statements, tenant(), one(BACKUPS), dice.nextInt(4) == 0);
    }
    if (what < 44) {
      return new Step.Asked.Operate(replica, statements, dice.nextInt(1_000), one(OPERATORS));
    }
    return what < 48
        ? new Step.Asked.Undo(replica, statements, dice.nextInt(1_000))
        : new Step.Asked.Sweep(replica, statements);
  }

  private Step.Strike strike(int what, String replica) {
    Step.Target at = one(TARGETS);
    int after = dice.nextInt(8);
    if (what < 57) {
      return new Step.Strike.Kill(replica, at, after, dice.nextBoolean(), time(10_000));
    }
    return what < 70
        ? new Step.Strike.Stop(replica, at, after, away())
        : new Step.Strike.CutOff(replica, at, after, dice.nextBoolean(), away());
  }

  private Step.Act fault(int what) {
    if (what < 78) {
      return new Step.Restart();
    }
    // one that is late may come when another replica has taken over
    return what < 85
        ? new Step.Fault(Step.Target.ADMINISTRATION, new FaultAction.Delay(time(60_000)))
        : new Step.Fault(one(TARGETS), action(dice.nextInt(8)));
  }

  private FaultAction action(int what) {
    return switch (what) {
      case 0, 1 -> new FaultAction.CutBefore();
      case 2, 3 -> new FaultAction.CutAfter();
      case 4 -> new FaultAction.AnswerAfter(TIMEOUT, "Timeout");
      case 5 -> new FaultAction.Answer(TIMEOUT, "Timeout");
      default -> new FaultAction.Answer(one(CODES), "refused by the simulation");
    };
  }

  /** Now and then one that was asked for before: that must be the same restore. */
  private String tenant() {
    return "c" + (tenants > 0 && dice.nextInt(6) == 0 ? dice.nextInt(tenants) : tenants++);
  }

  /** Half of them for longer than a lease may last. */
  private Duration away() {
    return dice.nextBoolean() ? time(10_000) : Machine.LEASE.plus(time(40_000));
  }

  private Duration time(int atMostMillis) {
    return Duration.ofMillis(1 + dice.nextInt(atMostMillis));
  }

  private <T> T one(List<T> many) {
    return many.get(dice.nextInt(many.size()));
  }
}
