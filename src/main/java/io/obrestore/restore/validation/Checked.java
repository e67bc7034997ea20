package io.obrestore.restore.validation;

import io.obrestore.restore.RestoreRequest;
import java.util.List;

/** What the rules say of a proposal. */
public sealed interface Checked {
  /** Nothing is wrong with it. */
  record Sound(RestoreRequest request) implements Checked {}

  /** All that is wrong with it, in the order of the contract's table; never empty. */
  record Faulty(List<Fault> faults) implements Checked {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
