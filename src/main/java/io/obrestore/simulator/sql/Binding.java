package io.obrestore.simulator.sql;

import java.util.function.Function;

/** What a question mark of the translated statement stands for. */
sealed interface Binding {
  /** The client's parameter, counted from 0. */
  record Parameter(int index) implements Binding {}

  /** A value that the session gives at each execution, such as the time. */
  record Asked(Function<SessionFacts, Object> value) implements Binding {}
}
