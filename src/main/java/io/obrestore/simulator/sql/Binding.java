package io.obrestore.simulator.sql;

/** What a question mark of the translated statement stands for. */
sealed interface Binding {
  /** The client's parameter, counted from 0. */
  record Parameter(int index) implements Binding {}

  /** A value that the session gave, such as the time. */
  record Value(Object value) implements Binding {}
}
