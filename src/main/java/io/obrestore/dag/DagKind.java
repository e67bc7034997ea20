package io.obrestore.dag;

import java.util.List;

/** A kind of dag and its stages in order. Stored dags name their kind, never a class. */
public interface DagKind {
  /** Stored with each dag, for ever. */
  String name();

  /** In order; names as in {@link DagTemplate#stages()}. */
  List<Stage> stages();

  /**
   * Whether an operator that the states allow may be applied to the dag as it stands, e.g. no
   * ROLLBACK past a point of no return. Pure; the write that follows is refused when the dag has
   * changed since.
   */
  default boolean permits(Operator operator, DagView dag) {
    return true;
  }

  /** What the log says of an operator that is applied, e.g. what is left behind. Pure. */
  default List<String> notes(Operator operator, DagView dag) {
    return List.of();
  }

  /**
   * Whether a dag of this kind that has begun nothing waits while the service is drained ({@link
   * DrainSwitch}). Not so what only ends other work.
   */
  default boolean startsSomething() {
    return true;
  }
}
