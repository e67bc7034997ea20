package io.obrestore.restore.live;

import io.obrestore.dag.DagView;
import io.obrestore.dag.State;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.RestoreDag;
import io.obrestore.restore.progress.JobWatch;
import io.obrestore.restore.progress.Progress;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A dag that somebody watches, as it was seen last. */
final class Followed {
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private final PaceWatch pace = new PaceWatch();
  private DagView dag;
  private @Nullable Long jobOver;
  private @Nullable JobWatch watch;
  private @Nullable Progress progress;
  private @Nullable Frame progressFrame;

  Followed(DagView dag) {
    this.dag = dag;
  }

  DagView dag() {
    return dag;
  }

  void see(DagView now) {
    dag = now;
  }

  Set<Listener> listeners() {
    return listeners;
  }

  boolean isRunning() {
    return dag.state() == State.READY || dag.state() == State.RUNNING;
  }

  /** The job whose progress is worth telling; null while there is none. */
  @Nullable Long jobId() {
    if (dag.state() != State.RUNNING || !dag.kind().equals(RestoreDag.KIND)) {
      return null;
    }
    Long jobId = RestoreCodec.facts(dag).jobId();
    return Objects.equals(jobId, jobOver) ? null : jobId;
  }

  /** It comes no further. */
  void jobIsOver(long jobId) {
    jobOver = jobId;
    unwatch();
  }

  @Nullable JobWatch watch() {
    return watch;
  }

  void watch(JobWatch begun) {
    watch = begun;
  }

  /** Its progress is of no interest any more. */
  void unwatch() {
    if (watch != null) {
      watch.close();
    }
    watch = null;
    progress = null;
    progressFrame = null;
  }

  /** Whether it has come further. */
  boolean isNews(Progress seen) {
    boolean news = !seen.equals(progress);
    progress = seen;
    return news;
  }

  Pace pace(Progress seen, long now) {
    return pace.see(seen, now);
  }

  void remember(Frame frame) {
    progressFrame = frame;
  }

  @Nullable Frame progressFrame() {
    return progressFrame;
  }
}
