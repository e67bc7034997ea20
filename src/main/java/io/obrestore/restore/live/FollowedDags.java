package io.obrestore.restore.live;

import io.obrestore.dag.Change;
import io.obrestore.dag.DagView;
import io.obrestore.dag.State;
import io.obrestore.restore.progress.JobSight;
import io.obrestore.restore.progress.Progress;
import io.obrestore.restore.progress.ProgressPoller;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The dags that are watched, each read once however many watch it. On one executor only. */
final class FollowedDags {
  private final Frames frames;
  private final ProgressPoller poller;
  private final Executor serial;
  private final LongSupplier nanoTime;
  private final Map<Long, Followed> dags = new HashMap<>();
  private final Map<Listener, Followed> places = new HashMap<>();
  private final Set<Listener> everyone = new LinkedHashSet<>();

  FollowedDags(Frames frames, ProgressPoller poller, Executor serial, LongSupplier nanoTime) {
    this.frames = frames;
    this.poller = poller;
    this.serial = serial;
    this.nanoTime = nanoTime;
  }

  /** Whether somebody watches all of them. */
  boolean areAllWatched() {
    return !everyone.isEmpty();
  }

  /** How far a dag has been told. */
  long seqOf(long dagId) {
    Followed followed = dags.get(dagId);
    return followed == null ? Change.NOTHING_SEEN : followed.dag().seq();
  }

  /** One more that watches a dag; it has been told all up to its position. */
  void attach(DagView dag, Listener listener) {
    Followed followed = dags.computeIfAbsent(dag.id(), id -> new Followed(dag));
    followed.listeners().add(listener);
    places.put(listener, followed);
    tellProgress(followed, listener);
    follow(followed);
  }

  /**
   * One more that watches all.
   *
   * @param snapshot read a moment ago: what is known to have happened since counts
   */
  void attachToAll(List<DagView> snapshot, Listener listener) {
    snapshot.forEach(dag -> dags.computeIfAbsent(dag.id(), id -> new Followed(dag)));
    Map<Long, DagView> standing = new TreeMap<>();
    // also what others were told of after the snapshot had been read
    dags.values().forEach(followed -> standing.put(followed.dag().id(), followed.dag()));
    snapshot.forEach(dag -> standing.merge(dag.id(), dag, FollowedDags::newer));
    listener.expect(standing.size());
    standing.values().forEach(dag -> listener.tell(frames.changed(dag)));
    everyone.add(listener);
    for (Followed followed : List.copyOf(dags.values())) {
      tellProgress(followed, listener);
      follow(followed);
    }
  }

  private static DagView newer(DagView one, DagView other) {
    return one.seq() >= other.seq() ? one : other;
  }

  private static void tellProgress(Followed followed, Listener listener) {
    Frame frame = followed.progressFrame();
    if (frame != null) {
      listener.tellProgress(frame);
    }
  }

  void detach(Listener listener) {
    everyone.remove(listener);
    Followed followed = places.remove(listener);
    if (followed != null) {
      followed.listeners().remove(listener);
    }
  }

  /** What is to be asked for where nobody watches all: by dag, what was told last. */
  Map<Long, Long> told() {
    return seqs(dags.values().stream().filter(dag -> !dag.listeners().isEmpty()));
  }

  /**
   * What is to be asked for where somebody watches all.
   *
   * @param lively by dag, how far those have come that run or have just ended
   */
  Map<Long, Long> behind(Map<Long, Long> lively) {
    Map<Long, Long> behind =
        seqs(
            dags.values().stream()
                .filter(dag -> dag.isRunning() || !dag.listeners().isEmpty())
                .filter(dag -> !lively.containsKey(dag.dag().id())));
    lively.forEach(
        (id, seq) -> {
          if (seqOf(id) != seq) {
            behind.put(id, seqOf(id));
          }
        });
    return behind;
  }

  private static Map<Long, Long> seqs(Stream<Followed> followed) {
    Map<Long, Long> seqs = new HashMap<>();
    followed.forEach(dag -> seqs.put(dag.dag().id(), dag.dag().seq()));
    return seqs;
  }

  /** Keeps nothing of dags that nobody watches and that do not come up again. */
  void forgetAllBut(Set<Long> lively) {
    dags.values()
        .removeIf(
            dag -> {
              boolean idle = dag.listeners().isEmpty();
              boolean over = !areAllWatched() || !dag.isRunning();
              boolean forgotten = idle && over && !lively.contains(dag.dag().id());
              if (forgotten) {
                dag.unwatch();
              }
              return forgotten;
            });
  }

  /**
   * Tells what has become of a dag.
   *
   * @param just of a dag that comes up anew, lines so much older than its last are no news: it may
   *     have failed last week
   */
  void apply(Change change, Duration just) {
    long id = change.dag().id();
    boolean known = dags.containsKey(id);
    boolean wanted = known || areAllWatched();
    if (!wanted || change.dag().seq() <= seqOf(id)) {
      return;
    }
    // made before anything is taken as told
    var news = frames.of(known ? change : change.latest(just));
    Followed followed = dags.computeIfAbsent(id, unknown -> new Followed(change.dag()));
    followed.see(change.dag());
    news.forEach(numbered -> tell(followed, numbered));
    followed.listeners().forEach(listener -> listener.moveTo(change.dag().seq()));
    follow(followed);
    if (change.dag().state() == State.SUCCEED) {
      List.copyOf(followed.listeners()).forEach(Listener::complete);
    }
  }

  private void tell(Followed followed, Frames.Numbered numbered) {
    followed.listeners().stream()
        .filter(listener -> listener.position() < numbered.seq())
        .forEach(listener -> listener.tell(numbered.frame()));
    everyone.forEach(listener -> listener.tell(numbered.frame()));
  }

  private void follow(Followed followed) {
    Long jobId = followed.jobId();
    var watch = followed.watch();
    if (watch != null && (jobId == null || watch.jobId() != jobId)) {
      followed.unwatch();
    }
    if (jobId != null && followed.watch() == null) {
      followed.watch(poller.watchClosely(jobId, () -> serial.execute(() -> look(followed, jobId))));
    }
  }

  private void look(Followed followed, long jobId) {
    var watch = followed.watch();
    if (watch == null || watch.jobId() != jobId) {
      return;
    }
    if (watch.sight() instanceof JobSight.Running running) {
      Progress.of(running.rows())
          .filter(followed::isNews)
          .ifPresent(progress -> progressed(followed, jobId, progress));
    } else if (watch.sight() instanceof JobSight.Ended) {
      followed.jobIsOver(jobId);
    }
  }

  private void progressed(Followed followed, long jobId, Progress progress) {
    Pace pace = followed.pace(progress, nanoTime.getAsLong());
    Frame frame =
        frames.progressed(new LiveEvent.Progressed(followed.dag().id(), jobId, progress, pace));
    followed.remember(frame);
    followed.listeners().forEach(listener -> listener.tellProgress(frame));
    everyone.forEach(listener -> listener.tellProgress(frame));
  }
}
