package io.obrestore.dag.store;

import io.obrestore.dag.DagView;
import java.time.Instant;
import java.util.List;

/**
 * A change of a dag, its nodes and its log that is made as a whole or not at all.
 *
 * @param id random; by it a change whose COMMIT was not answered is found again
 * @param time when it was decided
 * @param before the dag as the writer knows it: the fence
 * @param after the dag as it shall be
 * @param lines go to the log in order, stamped with the change
 */
public record Write(long id, Instant time, DagView before, DagView after, List<Line> lines) {

  /** A line to be logged, of the stage and execution it came from. */
  public record Line(int stage, int execution, Instant time, String text) {}
}
