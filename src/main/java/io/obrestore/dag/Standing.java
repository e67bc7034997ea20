package io.obrestore.dag;

/** Where a dag or a node stands, and what was asked of it. */
public record Standing(State state, Operator operator) {
  @Override
  public String toString() {
    return state + "/" + operator;
  }
}
