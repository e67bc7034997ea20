package io.obrestore.dag.store;

import java.util.Set;

/**
 * What became of leases that were to be renewed. All that are in neither set were.
 *
 * @param lost they have another owner now, for good
 * @param locked not renewed: somebody's transaction holds their rows
 */
public record Renewal(Set<Claim> lost, Set<Claim> locked) {
  static final Renewal OF_ALL = new Renewal(Set.of(), Set.of());

  public Renewal {
    lost = Set.copyOf(lost);
    locked = Set.copyOf(locked);
  }
}
