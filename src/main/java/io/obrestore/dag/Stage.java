package io.obrestore.dag;

/** A stage of a dag. Stateless: what a run needs to remember lives in its {@link StageRun}. */
public interface Stage {
  /** The node's name, shown to clients. */
  String name();

  /** A run forward. */
  StageRun open(RunContext context);

  /** A run backward, for ROLLBACK. By default there is nothing to undo. */
  default StageRun openUndo(RunContext context) {
    return NothingToUndo.RUN;
  }
}
