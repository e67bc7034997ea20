package io.obrestore.restore.validation;

import io.obrestore.oceanbase.view.ClusterSnapshot;
import io.obrestore.oceanbase.view.Server;
import io.obrestore.oceanbase.view.ServerCapacity;
import io.obrestore.oceanbase.view.UnitConfig;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.oceanbase.view.Zone;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.Version;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the cluster rules need, in as few statements as possible, and applies them. */
public final class ClusterCheck {
  private static final String ACTIVE = "ACTIVE";

  private ClusterCheck() {}

  /** What the cluster has against a request; empty when nothing. */
  public static Uni<List<Fault>> run(Views views, RestoreRequest request) {
    return read(views, request).map(seen -> ClusterRules.check(request, facts(seen)));
  }

  /** The same, and whether there is room for the units. */
  public static Uni<List<Fault>> withRoom(Views views, RestoreRequest request) {
    return Uni.combine()
        .all()
        .unis(read(views, request), views.cluster().capacities())
        .with((seen, servers) -> withRoom(request, seen, servers));
  }

  private static List<Fault> withRoom(
      RestoreRequest request, Seen seen, List<ServerCapacity> servers) {
    var facts = facts(seen);
    var configs = seen.snapshot().unitConfigs();
    return Stream.concat(
            ClusterRules.check(request, facts).stream(),
            RoomRules.check(request, facts.regions().keySet(), configs, servers).stream())
        .toList();
  }

  private static Uni<Seen> read(Views views, RestoreRequest request) {
    return Uni.combine()
        .all()
        .unis(
            views.cluster().snapshot(request.tenantName()),
            views.restores().progressByTenant(request.tenantName()),
            version(views, request))
        .asTuple()
        .map(all -> new Seen(all.getItem1(), !all.getItem2().isEmpty(), all.getItem3()));
  }

  /** Asked only where something depends on it. */
  private static Uni<Optional<Version>> version(Views views, RestoreRequest request) {
    return request.manner().method() == null
        ? Uni.createFrom().item(Optional.empty())
        : views.cluster().version().map(Version::of).map(Optional::of);
  }

  private static ClusterFacts facts(Seen seen) {
    var snapshot = seen.snapshot();
    return new ClusterFacts(
        snapshot.tenant() != null,
        seen.restoreRunning(),
        snapshot.zones().stream().collect(Collectors.toMap(Zone::name, Zone::region)),
        snapshot.servers().stream()
            .filter(server -> server.status().equals(ACTIVE))
            .collect(Collectors.groupingBy(Server::zone, Collectors.summingInt(server -> 1))),
        snapshot.unitConfigs().stream().map(UnitConfig::name).collect(Collectors.toSet()),
        seen.version());
  }

  private record Seen(
      ClusterSnapshot snapshot, boolean restoreRunning, Optional<Version> version) {}
}
