package io.obrestore.crash;

import java.util.ArrayList;
import java.util.List;

/** Looks, whenever time goes on, for what must not even be for a moment. */
final class Watch {
  private final Sight sight;
  private final List<String> seen = new ArrayList<>();

  Watch(Sight sight) {
    this.sight = sight;
  }

  /** Two jobs of one dag must never run at once. */
  void look() {
    sight
        .rows("SELECT description FROM oceanbase.cdb_ob_restore_progress WHERE tenant_id = 1")
        .stream()
        .map(row -> String.valueOf(row.get("description")))
        .map(mark -> mark.substring(0, mark.lastIndexOf(':') + 1))
        .collect(java.util.stream.Collectors.groupingBy(dag -> dag))
        .forEach(
            (dag, jobs) -> {
              if (jobs.size() > 1) {
                seen.add(jobs.size() + " jobs of " + dag + " run at once");
              }
            });
  }

  List<String> seen() {
    return seen;
  }
}
