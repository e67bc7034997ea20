package io.obrestore.dag.engine;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.DagView;
import io.obrestore.dag.FailureClassifier;
import io.obrestore.dag.Repeater;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Timer;
import io.obrestore.dag.store.Claim;
import io.obrestore.dag.store.DagStore;
import io.obrestore.dag.store.Renewal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A replica's runner: steps that claim what is due and renew what is held, and a timer that takes
 * them. Each claimed dag runs by itself; how many do is not limited.
 */
public final class DagEngine {
  private static final Duration SHORT = Duration.ofMillis(10);

  private final RunParts parts;
  private final Map<String, DagKind> kinds;
  private final Runs runs = new Runs();
  private final Claiming claiming;
  private final Repeater looking;
  private final Repeater renewing;

  /**
   * @param store whose owner nobody else has
   * @param kinds those that the store may claim
   */
  public DagEngine(
      DagStore store,
      List<DagKind> kinds,
      FailureClassifier classifier,
      Timer timer,
      Sources sources,
      EngineSettings settings) {
    this.parts = new RunParts(store, classifier, timer, sources, settings);
    this.kinds = kinds.stream().collect(Collectors.toMap(DagKind::name, Function.identity()));
    this.claiming = new Claiming(parts, this::begin);
    this.looking = new Repeater("claim dags", timer, settings.claimEvery(), this::claimDue);
    this.renewing = new Repeater("renew its leases", timer, settings.renewEvery(), this::renew);
  }

  /** Begins to claim and to renew by the timer. */
  public void start() {
    looking.start();
    renewing.start();
  }

  /**
   * A hint that something was stored or asked of this dag: looks at it at once. Comes too early or
   * never without harm.
   */
  public Uni<Void> hint(long dagId) {
    Uni<Void> before = runs.has(dagId) ? renew() : nothing();
    return before.chain(() -> claiming.one(dagId));
  }

  /** One step: claims what nobody runs, however many they are. */
  public Uni<Void> claimDue() {
    return claiming.due();
  }

  /** One step: renews all leases and start slots; stops the runs that have lost theirs. */
  public Uni<Void> renew() {
    Collection<DagRun> held = runs.all();
    long sentAt = parts.sources().nanos().getAsLong();
    return parts
        .store()
        .renew(Runs.claims(held, run -> !run.tenure().isOver()))
        .invoke(renewal -> held.forEach(run -> renewed(run, renewal, sentAt)))
        .chain(
            renewal ->
                parts
                    .store()
                    .renewStartSlots(Runs.claims(held, run -> keepsSlot(run, renewal.lost()))));
  }

  private static boolean keepsSlot(DagRun run, Set<Claim> lost) {
    return run.slot().hasRow() && !lost.contains(run.tenure().claim());
  }

  /**
   * Stops in good order: takes no further step, waits a limited time for those under way, and gives
   * the leases back, so that others go on at once.
   */
  public Uni<Void> stop() {
    claiming.stop();
    looking.stop();
    renewing.stop();
    runs.all().forEach(runs::fence);
    long end = parts.sources().nanos().getAsLong() + parts.settings().stopWithin().toNanos();
    return quiet(end).chain(() -> parts.store().giveBack());
  }

  private Uni<Void> quiet(long end) {
    return Uni.createFrom()
        .deferred(
            () ->
                isQuiet() || parts.sources().nanos().getAsLong() - end >= 0
                    ? Uni.createFrom().voidItem()
                    : parts.timer().pause(SHORT).chain(() -> quiet(end)));
  }

  private boolean isQuiet() {
    return runs.isEmpty() && claiming.isQuiet();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private void begin(DagView dag, long sentAt) {
    DagKind kind = kinds.get(dag.kind());
    if (kind == null) {
      throw new IllegalStateException("claimed dag " + dag.id() + " of unknown " + dag.kind());
    }
    Claim claim = new Claim(dag.id(), dag.epoch());
    Tenure tenure = new Tenure(claim, parts.sources().nanos(), parts.settings().lease(), sentAt);
    DagRun run = new DagRun(parts, kind, dag, tenure, this::slotFreed, runs::over);
    if (runs.add(run)) {
      parts.turns().execute(run::start);
    }
  }

  private void renewed(DagRun run, Renewal renewal, long sentAt) {
    if (renewal.lost().contains(run.tenure().claim())) {
      runs.fence(run);
    } else if (!renewal.locked().contains(run.tenure().claim())) {
      run.tenure().renewed(sentAt);
    }
  }

  /** One slot is for one dag, the oldest: to wake the others would only make them ask in vain. */
  private void slotFreed() {
    runs.all().stream()
        .sorted(Comparator.comparingLong(run -> run.tenure().claim().dagId()))
        .filter(run -> run.slot().callUp())
        .findFirst()
        .ifPresent(DagRun::wake);
  }
}
