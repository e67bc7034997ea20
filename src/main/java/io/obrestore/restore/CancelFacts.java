package io.obrestore.restore;

import io.obrestore.dag.DagView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cancel dag recorded before it sent anything.
 *
 * @param tenantId the tenant of the job; null until it has one
 * @param pools the names of the pools that tenant had
 */
public record CancelFacts(@Nullable Long tenantId, @Nullable List<String> pools) {
  /** As they are stored. */
  public String json() {
    return StoredJson.write(this);
  }

  /** Of a cancel dag. */
  public static CancelFacts of(DagView dag) {
    return StoredJson.read(dag.facts(), CancelFacts.class);
  }

  /** The names of the pools; none when nothing was recorded. */
  public List<String> poolNames() {
    return pools == null ? List.of() : pools;
  }
}
