package io.obrestore.oceanbase.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the validation of a request needs of the cluster, read at once.
 *
 * @param tenant the tenant that bears the name already; null if none
 */
public record ClusterSnapshot(
    @Nullable Tenant tenant, List<Zone> zones, List<Server> servers, List<UnitConfig> unitConfigs) {
  public ClusterSnapshot {
    zones = List.copyOf(zones);
    servers = List.copyOf(servers);
    unitConfigs = List.copyOf(unitConfigs);
  }
}
