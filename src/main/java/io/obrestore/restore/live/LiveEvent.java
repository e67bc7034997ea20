package io.obrestore.restore.live;

import io.obrestore.dag.DagView;
import io.obrestore.dag.LogLine;
import io.obrestore.restore.progress.Progress;

/** Something that has happened to a dag. */
public sealed interface LiveEvent {
  /**
   * It stands differently.
   *
   * @param dag with its nodes
   */
  record Changed(DagView dag) implements LiveEvent {}

  /** It has logged a line. */
  record Logged(long dagId, LogLine line) implements LiveEvent {}

  /**
   * Its job has come further.
   *
   * @param pace how fast, and how long it may still take
   */
  record Progressed(long dagId, long jobId, Progress progress, Pace pace) implements LiveEvent {}
}
