package io.obrestore.restore.live;

import io.obrestore.dag.Change;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.Sources;
import io.obrestore.dag.State;
import io.obrestore.dag.Timer;
import io.obrestore.restore.progress.ProgressPoller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What happens to dags, told to whoever watches, on whichever replica the dag runs. While anybody
 * watches, the store is looked at again and again, once for all of them; while nobody does, never.
 * All its state is touched on one executor only.
 */
public final class LiveFeed {
  private static final Logger LOG = Logger.getLogger(LiveFeed.class);

  /** Of each kind: unfinished, lately ended. */
  private static final int SNAPSHOT = 500;

  private static final int LIVELY = 5_000;
  private static final Duration LATELY = Duration.ofHours(1);

  /** Ends that are looked for: longer than replicas' clocks differ and a store may be away. */
  private static final Duration JUST = Duration.ofMinutes(2);

  private final Dags dags;
  private final FollowedDags followed;
  private final Frames frames;
  private final Timer timer;
  private final Sources sources;
  private final Executor serial;
  private final LiveSettings settings;
  private final AtomicInteger streams = new AtomicInteger();
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private boolean looking;
  private boolean beating;
  private volatile boolean stopped;
  private boolean inTrouble;

  /**
   * @param json what an event says
   * @param serial runs one action after another, in order, on one thread at a time
   */
  public LiveFeed(
      Dags dags,
      ProgressPoller poller,
      Function<LiveEvent, String> json,
      Timer timer,
      Sources sources,
      Executor serial,
      LiveSettings settings) {
    this.dags = dags;
    this.frames = new Frames(json);
    this.followed = new FollowedDags(frames, poller, serial, sources.nanos());
    this.timer = timer;
    this.sources = sources;
    this.serial = serial;
    this.settings = settings;
  }

  /**
   * What happens to a dag, until it has succeeded.
   *
   * @param dag as it stood a moment ago
   * @param after the seq that is known already, {@link Change#NOTHING_SEEN} to be told all
   * @param hangUp called when events are not taken: then none comes any more
   * @return ends at once where there are too many already, or the store cannot be read
   */
  public Multi<Frame> ofDag(DagView dag, long after, Runnable hangUp) {
    return stream(hangUp, listener -> replay(listener, dag, after));
  }

  /**
   * What happens to any dag; at first how those stand that are unfinished or have lately ended.
   *
   * @param hangUp called when events are not taken: then none comes any more
   * @return ends at once where there are too many already, or the store cannot be read
   */
  public Multi<Frame> ofAll(Runnable hangUp) {
    return stream(hangUp, this::snapshot);
  }

  /** Whether as many watch as this replica serves. */
  public boolean isFull() {
    return streams.get() >= settings.streams();
  }

  /** Ends all streams; later ones end at once. */
  public void stop() {
    stopped = true;
    serial.execute(() -> List.copyOf(listeners).forEach(Listener::complete));
  }

  private Multi<Frame> stream(Runnable hangUp, Consumer<Listener> begin) {
    return Multi.createFrom()
        .deferred(
            () -> {
              if (streams.incrementAndGet() > settings.streams()) {
                streams.decrementAndGet();
                return Multi.createFrom().empty();
              }
              var waiting = new AtomicInteger();
              return Multi.createFrom()
                  .<Frame>emitter(
                      emitter ->
                          enter(
                              new Listener(emitter, waiting, settings.backlog(), hangUp),
                              emitter,
                              begin),
                      BackPressureStrategy.BUFFER)
                  .onItem()
                  .invoke(waiting::decrementAndGet)
                  .onTermination()
                  .invoke(streams::decrementAndGet);
            });
  }

  private void enter(
      Listener listener, MultiEmitter<? super Frame> emitter, Consumer<Listener> begin) {
    emitter.onTermination(() -> serial.execute(() -> leave(listener)));
    serial.execute(
        () -> {
          if (stopped) {
            listener.complete();
            return;
          }
          listeners.add(listener);
          // the head of the answer leaves with the first event
          listener.tell(Frame.HEARTBEAT);
          begin.accept(listener);
          keepLooking();
          keepBeating();
        });
  }

  private void leave(Listener listener) {
    listener.left();
    listeners.remove(listener);
    followed.detach(listener);
    if (listeners.isEmpty()) {
      followed.forgetAllBut(Set.of());
    }
  }

  private void replay(Listener listener, DagView dag, long after) {
    dags.changes(Map.of(dag.id(), after))
        .emitOn(serial)
        .subscribe()
        .with(
            changes -> replayed(listener, dag, after, changes), failure -> end(listener, failure));
  }

  private void replayed(Listener listener, DagView dag, long after, List<Change> changes) {
    if (listener.isGone()) {
      return;
    }
    var told = changes.stream().flatMap(change -> frames.of(change).stream()).toList();
    listener.expect(told.size());
    told.forEach(numbered -> listener.tell(numbered.frame()));
    DagView now = changes.isEmpty() ? dag : changes.get(0).dag();
    listener.moveTo(changes.isEmpty() ? after : now.seq());
    if (now.state() == State.SUCCEED) {
      listener.complete();
    } else if (followed.seqOf(dag.id()) > listener.position()) {
      replay(listener, now, listener.position());
    } else {
      followed.attach(now, listener);
    }
  }

  private void snapshot(Listener listener) {
    dags.unfinished(SNAPSHOT, true)
        .chain(
            unfinished ->
                dags.ended(sources.now().minus(LATELY), SNAPSHOT)
                    .map(ended -> together(unfinished, ended)))
        .emitOn(serial)
        .subscribe()
        .with(
            found -> {
              if (!listener.isGone()) {
                followed.attachToAll(found, listener);
              }
            },
            failure -> end(listener, failure));
  }

  private static void end(Listener listener, Throwable failure) {
    LOG.warnf("A stream of events cannot begin: %s", failure.getMessage());
    listener.complete();
  }

  /** Oldest first. One that ended in between is told as it ended. */
  private static List<DagView> together(List<DagView> unfinished, List<DagView> ended) {
    Map<Long, DagView> all = new TreeMap<>();
    unfinished.forEach(dag -> all.put(dag.id(), dag));
    ended.forEach(dag -> all.put(dag.id(), dag));
    return new ArrayList<>(all.values());
  }

  private void keepLooking() {
    if (!looking) {
      looking = true;
      timer.after(settings.look(), () -> serial.execute(this::look));
    }
  }

  private void look() {
    looking = false;
    if (listeners.isEmpty() || stopped) {
      return;
    }
    looking = true;
    Instant recent = sources.now().minus(JUST);
    changes(recent)
        .emitOn(serial)
        // what goes wrong in telling must not end the looking
        .invoke(changes -> changes.forEach(change -> followed.apply(change, JUST)))
        .subscribe()
        .with(
            told -> {
              recovered();
              again();
            },
            failure -> {
              failed(failure);
              again();
            });
  }

  private void again() {
    looking = false;
    keepLooking();
  }

  private Uni<List<Change>> changes(Instant recent) {
    if (!followed.areAllWatched()) {
      followed.forgetAllBut(Set.of());
      return dags.changes(followed.told());
    }
    return dags.lively(recent, LIVELY)
        .emitOn(serial)
        .chain(
            lively -> {
              followed.forgetAllBut(lively.keySet());
              return dags.changes(followed.behind(lively));
            });
  }

  private void recovered() {
    if (inTrouble) {
      inTrouble = false;
      LOG.info("What happens can be told again");
    }
  }

  /** The streams stay: what was missed is told when the store answers again. */
  private void failed(Throwable failure) {
    if (!inTrouble) {
      inTrouble = true;
      LOG.warnf("What happens cannot be told for now: %s", failure.getMessage());
    }
  }

  private void keepBeating() {
    if (!beating) {
      beating = true;
      timer.after(settings.heartbeat(), () -> serial.execute(this::beat));
    }
  }

  private void beat() {
    beating = false;
    if (!listeners.isEmpty() && !stopped) {
      List.copyOf(listeners).forEach(listener -> listener.tell(Frame.HEARTBEAT));
      keepBeating();
    }
  }
}
