package io.obrestore.dag;

import io.smallrye.mutiny.Uni;

/** The undo of a stage that changed nothing. */
enum NothingToUndo implements StageRun {
  RUN;

  @Override
  public Uni<Next> step() {
    return Uni.createFrom().item(new Next.Done());
  }
}
