package io.obrestore.restore.validation;

import io.obrestore.restore.Version;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the cluster rules need to know of a cluster.
 *
 * @param tenantExists whether a tenant of the wanted name exists, in any case of letters
 * @param restoreRunning whether OceanBase runs a restore job of that name
 * @param regions region by zone
 * @param servers active servers by zone
 * @param unitConfigs those of the request that exist
 * @param version of the cluster; empty when the request does not depend on it
 */
public record ClusterFacts(
    boolean tenantExists,
    boolean restoreRunning,
    Map<String, String> regions,
    Map<String, Integer> servers,
    Set<String> unitConfigs,
    Optional<Version> version) {

  public ClusterFacts {
    regions = Map.copyOf(regions);
    servers = Map.copyOf(servers);
    unitConfigs = Set.copyOf(unitConfigs);
  }
}
