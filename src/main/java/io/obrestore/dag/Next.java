package io.obrestore.dag;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes after a step of a stage. The engine alone turns it into a state. */
public sealed interface Next {
  /**
   * The stage is done.
   *
   * @param facts JSON of the current attempt, stored by the write that ends the stage; null leaves
   *     it as it is
   */
  record Done(@Nullable String facts) implements Next {
    /** With nothing new to store. */
    public Done() {
      this(null);
    }
  }

  /** Step again after this long, or at once when the run is woken. */
  record Wait(Duration atMost) implements Next {}

  /**
   * The stage failed for good.
   *
   * @param reasons written to the log in order; the last is what clients show
   * @param leftovers whether something of it may stand in OceanBase
   */
  record Failed(List<String> reasons, boolean leftovers) implements Next {}

  /**
   * An earlier stage must run again: it begins anew (one execution more), the stages after it wait
   * for their turn again. For a retried stage that finds the work of an earlier one gone.
   *
   * @param toStage from 1, this stage or an earlier one
   * @param newAttempt whether a new attempt begins in the same write, as by {@link
   *     RunContext#beginAttempt()}
   * @param reasons written to the log in order
   */
  record Rewind(int toStage, boolean newAttempt, List<String> reasons) implements Next {}
}
