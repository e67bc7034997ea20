package io.obrestore.restore;

import io.obrestore.dag.DagView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an operator that touches nothing leaves as it is in OceanBase, for the log. Pure. */
final class Remains {
  private Remains() {}

  /** After CANCEL. */
  static List<String> goesOn(DagView dag) {
    if (dag.attempt() == 0) {
      return List.of();
    }
    if (RestoreCodec.facts(dag).activating()) {
      return List.of("The tenant may be open already: RETRY goes on, nothing is undone any more");
    }
    Long job = RestoreCodec.facts(dag).jobId();
    String what =
        job == null
            ? "A RESTORE that was sent goes on"
            : "OceanBase's restore job " + job + " goes on";
    return List.of(what + " if it has not ended: RETRY follows it, ROLLBACK undoes it");
  }

  /** After PASS: by name, since nobody else will tell. */
  static List<String> left(DagView dag, Attempt attempt) {
    if (!dag.leftovers()) {
      return List.of();
    }
    var facts = RestoreCodec.facts(dag);
    var lines = new ArrayList<String>();
    if (facts.jobId() != null) {
      lines.add("Left as it is: restore job " + facts.jobId());
    }
    lines.add("Left as it is, where it is there: tenant '" + RestoreCodec.tenantName(dag) + "'");
    lines.add(
        "Left as they are, where they are there: resource pools "
            + IntStream.range(0, RestoreCodec.pools(dag))
                .mapToObj(attempt::pool)
                .collect(Collectors.joining(", ")));
    return lines;
  }
}
