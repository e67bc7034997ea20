package io.obrestore.dag.history;

import io.obrestore.dag.Repeater;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Timer;
import io.obrestore.dag.store.EndedDags;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Forgets dags that ended longer ago than history is kept: one after another, some a step, with
 * pauses between the steps. Every replica does so; what one has removed the others do not find.
 */
public final class HistoryPurge {
  /** Dags of either end. */
  static final int A_STEP = 50;

  private static final Logger LOG = Logger.getLogger(HistoryPurge.class);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int LOOKS_WHILE_KEPT = 60;

  private final EndedDags ended;
  private final Timer timer;
  private final Sources sources;
  private final Duration keep;
  private final Repeater repeater;
  private volatile boolean stopped;
  private volatile boolean more;

  /**
   * @param keep how long after its end a dag is kept; 0 for ever
   */
  public HistoryPurge(EndedDags ended, Timer timer, Sources sources, Duration keep) {
    this.ended = ended;
    this.timer = timer;
    this.sources = sources;
    this.keep = keep;
    this.repeater = new Repeater("purge its history", timer, this::pause, this::step);
  }

  /** Begins, after a pause: replicas that were started together do not go together. */
  public void start() {
    if (!keep.isZero()) {
      timer.after(pause(), repeater::start);
    }
  }

  /** Ends with the dag that is being removed, if any. */
  public void stop() {
    stopped = true;
    repeater.stop();
  }

  /**
   * One step. The order is shuffled, so that replicas at work on the same dags seldom wait for each
   * other.
   */
  public Uni<Void> step() {
    return ended
        .before(keep, A_STEP)
        .chain(this::dropAll)
        .onFailure()
        .invoke(failure -> more = false);
  }

  private Uni<Void> dropAll(List<Long> found) {
    more = found.size() >= A_STEP;
    List<Long> shuffled = new ArrayList<>(found);
    Collections.shuffle(shuffled, new Random(sources.random().getAsLong()));
    return Multi.createFrom()
        .iterable(shuffled)
        .onItem()
        .transformToUniAndConcatenate(this::drop)
        .select()
        .where(dropped -> dropped)
        .collect()
        .with(Collectors.counting())
        .invoke(this::tell)
        .replaceWithVoid();
  }

  private Uni<Boolean> drop(long dagId) {
    return stopped ? Uni.createFrom().item(false) : ended.drop(dagId, keep);
  }

  private void tell(long dropped) {
    if (dropped > 0) {
      LOG.infof("history: %d dags that ended more than %s ago are forgotten", dropped, keep);
    }
  }

  /** Between half of it and the whole. */
  private Duration pause() {
    long half = (more ? SHORT : idle(keep)).toNanos() / 2;
    return Duration.ofNanos(half + Math.floorMod(sources.random().getAsLong(), half + 1));
  }

  /** How long to wait when nothing is left to do: history may be late by so much. Pure. */
  static Duration idle(Duration keep) {
    Duration part = keep.dividedBy(LOOKS_WHILE_KEPT);
    if (part.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return part.compareTo(LONGEST) > 0 ? LONGEST : part;
  }
}
