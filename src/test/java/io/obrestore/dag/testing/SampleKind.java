package io.obrestore.dag.testing;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Operator;
import io.obrestore.dag.Stage;
import java.util.List;

/**
 * The kind of the sample dags.
 *
 * @param forbidden the operator that it never permits; RUN for none
 */
public record SampleKind(List<Stage> stages, Operator forbidden) implements DagKind {
  /** A kind whose dags are stored only. */
  public static SampleKind withoutStages() {
    return new SampleKind(List.of(), Operator.RUN);
  }

  @Override
  public String name() {
    return SampleDags.KIND;
  }

  @Override
  public boolean permits(Operator operator, DagView dag) {
    return operator != forbidden;
  }

  @Override
  public List<String> notes(Operator operator, DagView dag) {
    return List.of("noted at " + operator);
  }
}
