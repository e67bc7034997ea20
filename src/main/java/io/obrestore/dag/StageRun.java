package io.obrestore.dag;

import io.smallrye.mutiny.Uni;

/**
 * One run of a stage (or of its undo) by one owner. Steps never overlap. A step looks before it
 * acts: it may be the first after a crash of somebody else's run.
 */
public interface StageRun {
  /** Takes one step. A failure is classified by the engine's {@link FailureClassifier}. */
  Uni<Next> step();

  /**
   * Gives back sessions. Called once, after the last step, also when the run was fenced. Never
   * blocks.
   */
  default void close() {}
}
