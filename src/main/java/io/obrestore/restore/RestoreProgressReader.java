package io.obrestore.restore;

import io.obrestore.dag.DagView;
import io.obrestore.dag.State;
import io.obrestore.oceanbase.view.RestoreViews;
import io.obrestore.restore.progress.Progress;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jboss.logging.Logger;

/** How far the job of a dag is, for somebody who asks on any replica. */
public final class RestoreProgressReader {
  private static final Logger LOG = Logger.getLogger(RestoreProgressReader.class);

  private final RestoreViews views;

  /**
   * @param views where the jobs are read
   */
  public RestoreProgressReader(RestoreViews views) {
    this.views = views;
  }

  /**
   * Empty unless the dag runs and its tenant has begun to be restored. A dag is told without it
   * rather than not.
   */
  public Uni<Optional<Progress>> of(DagView dag) {
    Long jobId = RestoreCodec.facts(dag).jobId();
    if (jobId == null || dag.state() != State.RUNNING) {
      return Uni.createFrom().item(Optional.empty());
    }
    return views
        .progressByJob(jobId)
        .map(Progress::of)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.debugf("No progress to show: %s", failure.getMessage());
              return Optional.empty();
            });
  }
}
