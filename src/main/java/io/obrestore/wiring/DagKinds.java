package io.obrestore.wiring;

import io.obrestore.dag.DagKind;
import java.util.List;

/**
 * Every kind of dag there is.
 *
 * @param all their names are stored with each dag
 */
record DagKinds(List<DagKind> all) {
  DagKinds {
    all = List.copyOf(all);
  }

  List<String> names() {
    return all.stream().map(DagKind::name).toList();
  }

  /** Those that run while the service is drained, too. */
  List<String> drainsToo() {
    return all.stream().filter(kind -> !kind.startsSomething()).map(DagKind::name).toList();
  }
}
