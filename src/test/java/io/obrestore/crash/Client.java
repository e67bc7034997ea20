package io.obrestore.crash;

import io.obrestore.dag.Operated;
import io.obrestore.dag.Operator;
import io.obrestore.dag.Refusal;
import io.obrestore.dag.State;
import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.restore.Manner;
import io.obrestore.restore.PrimaryZone;
import io.obrestore.restore.RestorePoint;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.RestoreSecrets;
import io.obrestore.restore.RestoreService.Outcome;
import io.obrestore.restore.RestoreService.Repeatable;
import io.obrestore.restore.ZoneEntry;
import io.obrestore.restore.cancel.RestoreCancellation;
import io.obrestore.restore.leftover.Swept;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A client that asks any replica that runs, and asks again when it was not answered. */
final class Client {
  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final World world;
  private final String tenant;
  private boolean tooLate;

  Client(World world, String tenant) {
    this.world = world;
    this.tenant = tenant;
  }

  World world() {
    return world;
  }

  String tenant() {
    return tenant;
  }

  /** The dag of a restore of that backup. */
  long restore(String backup, List<String> passwords, boolean keepStandby) {
    RestoreRequest request = request(backup, passwords, keepStandby);
    Repeatable key = new Repeatable("key-" + tenant, tenant);
    Outcome outcome =
        ask(
            machine ->
                machine.service().submit(request, key, "trace").invoke(done -> hint(machine, done)),
            done -> !(done instanceof Outcome.Unknown));
    return dagId(outcome)
        .orElseThrow(() -> new AssertionError("the restore was not taken: " + outcome));
  }

  /** Asks once and does not wait. */
  void submit(Machine machine, String backup, boolean keepStandby, LongConsumer taken) {
    machine
        .service()
        .submit(
            request(backup, List.of(), keepStandby),
            new Repeatable("key-" + tenant, tenant),
            "trace")
        .subscribe()
        .with(
            done -> {
              dagId(done).ifPresent(taken::accept);
              hint(machine, done);
            },
            lost -> {});
  }

  /** Asks once and does not wait. */
  static void operate(Machine machine, long dagId, Operator operator) {
    machine
        .dags()
        .operate(dagId, operator)
        .subscribe()
        .with(done -> hintAfter(machine, dagId, done), lost -> {});
  }

  /** Asks once, for the undo of a dag, and does not wait. */
  static void undo(Machine machine, long dagId) {
    machine
        .dags()
        .undo(dagId)
        .subscribe()
        .with(done -> hintAfter(machine, dagId, done), lost -> {});
  }

  private static Optional<Long> dagId(Outcome outcome) {
    if (outcome instanceof Outcome.Accepted accepted) {
      return Optional.of(accepted.dag().id());
    }
    return outcome instanceof Outcome.Repeated repeated
        ? Optional.of(repeated.dag().id())
        : Optional.empty();
  }

  private static void hint(Machine machine, Outcome outcome) {
    dagId(outcome).ifPresent(id -> hint(machine, id));
  }

  private static void hint(Machine machine, long dagId) {
    machine.engine().hint(dagId).subscribe().with(done -> {}, lost -> {});
  }

  private RestoreRequest request(String backup, List<String> passwords, boolean keepStandby) {
    return new RestoreRequest(
        tenant,
        new RestorePoint.Latest(),
        List.of(
            new ZoneEntry("zone1", ReplicaType.FULL, "s1", 1),
            new ZoneEntry("zone2", ReplicaType.FULL, "s1", 1)),
        PrimaryZone.RANDOM,
        10,
        null,
        new Manner(keepStandby, null, null),
        new RestoreSecrets(backup, backup + "/clog", passwords, null));
  }

  /** An operator of the dag. One that was taken before its answer was lost may be refused now. */
  void operate(long dagId, Operator operator) {
    Operated done =
        ask(
            machine ->
                machine
                    .dags()
                    .operate(dagId, operator)
                    .invoke(taken -> hintAfter(machine, dagId, taken)),
            answer -> true);
    tooLate =
        done instanceof Operated.Refused refused
            && refused.refusal() == Refusal.CANCEL_FINISHED
            && refused.dag().state() == State.SUCCEED;
  }

  /** Whether it was told that the restore had succeeded before there was anything to stop. */
  boolean cameTooLate() {
    return tooLate;
  }

  private static void hintAfter(Machine machine, long dagId, Operated done) {
    if (done instanceof Operated.Accepted) {
      hint(machine, dagId);
    }
  }

  /** DELETE of the tenant's restore. */
  void delete() {
    RestoreCancellation.Outcome done =
        ask(
            machine ->
                machine
                    .cancellation()
                    .cancel(tenant, "trace")
                    .invoke(
                        taken -> {
                          if (taken instanceof RestoreCancellation.Outcome.By by) {
                            hint(machine, by.dag().id());
                          }
                        }),
            answer -> !(answer instanceof RestoreCancellation.Outcome.Unknown));
    tooLate = done instanceof RestoreCancellation.Outcome.Succeeded;
  }

  /** One turn of the sweeper, or of those that follow while it has more to do. */
  long sweep() {
    long things = 0;
    boolean more = true;
    while (more) {
      Swept swept = ask(machine -> machine.sweeper().sweep(), done -> true);
      things += swept.things();
      more = swept.more();
      if (more) {
        pause(Machine.SWEEP_EVERY);
      }
    }
    return things;
  }

  <T> T ask(Function<Machine, Uni<T>> question, Function<T, Boolean> good) {
    long end = world.time().nanos() + PATIENCE.toNanos();
    while (world.time().nanos() < end) {
      Optional<Machine> asked = world.running();
      if (asked.isPresent()) {
        Machine machine = asked.get();
        AtomicReference<Optional<T>> answer = new AtomicReference<>();
        question
            .apply(machine)
            .subscribe()
            .with(item -> answer.set(Optional.of(item)), failure -> answer.set(Optional.empty()));
        long patience = world.time().nanos() + Duration.ofSeconds(60).toNanos();
        drive(
            () ->
                answer.get() != null
                    || machine.dead()
                    || (machine.paused() && world.time().nanos() > patience));
        Optional<T> got = answer.get();
        if (got != null && got.isPresent() && good.apply(got.get())) {
          return got.get();
        }
      }
      pause(PAUSE);
    }
    throw new AssertionError("nobody answers");
  }

  /** Time goes by. */
  void pause(Duration time) {
    long until = world.time().nanos() + time.toNanos();
    world.time().timer(WorldTime.CLIENT).after(time, () -> {});
    drive(() -> world.time().nanos() >= until);
  }

  /** Whether the dag may have left something in OceanBase. */
  boolean leftovers(long dagId) {
    return Sight.number(world.sight().dag(dagId), "leftovers") != 0;
  }

  void untilEnded(long dagId) {
    drive(() -> world.sight().ended(dagId));
  }

  /** It is about to make pools. */
  void untilStarting(long dagId) {
    drive(() -> Sight.number(world.sight().dag(dagId), "stage") == 2);
  }

  /** Its job runs, and the dag waits for it. */
  void untilWaiting(long dagId) {
    drive(
        () ->
            world.sight().runningJobs(dagId) > 0
                && Sight.number(world.sight().dag(dagId), "stage") == 3);
  }

  void drive(BooleanSupplier until) {
    long end = world.time().nanos() + PATIENCE.toNanos();
    world.rest();
    while (!until.getAsBoolean()) {
      world.step();
      world.rest();
      if (world.time().nanos() > end) {
        throw new AssertionError("it does not come to its end");
      }
    }
  }
}
