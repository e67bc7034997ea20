package io.obrestore.restore.validation;

import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.Version;
import io.obrestore.restore.ZoneEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of a sound request against the cluster as it is, in the order of the contract's table.
 * Pure.
 */
public final class ClusterRules {
  private static final int VOTERS_WHERE_LEADERS_ARE = 2;
  private static final Version FIRST_WITH_METHODS = Version.of("4.3.3");

  private final RestoreRequest request;
  private final ClusterFacts cluster;
  private final List<Fault> faults = new ArrayList<>();

  private ClusterRules(RestoreRequest request, ClusterFacts cluster) {
    this.request = request;
    this.cluster = cluster;
  }

  /** All faults at once; empty when the cluster can take the restore. */
  public static List<Fault> check(RestoreRequest request, ClusterFacts cluster) {
    var rules = new ClusterRules(request, cluster);
    rules.tenant();
    for (int i = 0; i < request.zones().size(); i++) {
      rules.zone("zone_list[" + i + "]", request.zones().get(i));
    }
    rules.primaryZone();
    rules.method();
    return List.copyOf(rules.faults);
  }

  private void tenant() {
    String name = request.tenantName();
    if (cluster.restoreRunning()) {
      faults.add(
          Fault.of(Rule.UNDER_MAINTENANCE, "restore_tenant_name", name, Why.JOB_RUNS.with()));
    } else if (cluster.tenantExists()) {
      faults.add(Fault.of(Rule.TENANT_EXISTED, "restore_tenant_name", name));
    }
  }

  private void zone(String path, ZoneEntry entry) {
    boolean known = cluster.regions().containsKey(entry.zone());
    if (!known) {
      faults.add(Fault.of(Rule.ZONE_NOT_EXIST, path + ".name", entry.zone()));
    }
    if (!cluster.unitConfigs().contains(entry.unitConfig())) {
      faults.add(
          Fault.of(Rule.UNIT_CONFIG_NOT_EXIST, path + ".unit_config_name", entry.unitConfig()));
    }
    int servers = cluster.servers().getOrDefault(entry.zone(), 0);
    if (known && entry.unitNum() > servers) {
      faults.add(
          Fault.of(
              Rule.UNIT_NUM_EXCEEDS, path + ".unit_num", entry.unitNum(), servers, entry.zone()));
    }
  }

  private void primaryZone() {
    Set<String> regions = regionsOf(firstPriority());
    if (regions.size() > 1) {
      faults.add(Fault.of(Rule.PRIMARY_ZONE_CROSS_REGION, "primary_zone"));
    } else if (regions.size() == 1 && regionsOf(zones(request.zones())).size() > 1) {
      votersIn(regions.iterator().next());
    }
  }

  private void method() {
    cluster
        .version()
        .filter(version -> version.compareTo(FIRST_WITH_METHODS) < 0)
        .ifPresent(
            version ->
                faults.add(
                    Fault.of(
                        Rule.ILLEGAL_ARGUMENT,
                        "method",
                        "method",
                        Why.METHOD_TOO_NEW.with(version))));
  }

  private void votersIn(String region) {
    long voters =
        request.zones().stream()
            .filter(zone -> zone.replicaType() == ReplicaType.FULL)
            .filter(zone -> region.equals(cluster.regions().get(zone.zone())))
            .count();
    if (voters < VOTERS_WHERE_LEADERS_ARE) {
      faults.add(Fault.of(Rule.PRIMARY_REGION_FULL, "primary_zone", region));
    }
  }

  /**
   * For RANDOM all zones with a FULL replica, as the kernel counts them (ob_tenant_ddl_service.cpp,
   * get_schema_primary_regions): it refuses a tenant whose first priority spans regions, but only
   * after the pools and half the tenant are made.
   */
  private List<String> firstPriority() {
    var first = request.primaryZone().first();
    return first.isEmpty()
        ? zones(
            request.zones().stream()
                .filter(zone -> zone.replicaType() == ReplicaType.FULL)
                .toList())
        : first;
  }

  private Set<String> regionsOf(List<String> zones) {
    return zones.stream()
        .map(cluster.regions()::get)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static List<String> zones(List<ZoneEntry> entries) {
    return entries.stream().map(ZoneEntry::zone).toList();
  }
}
