package io.obrestore.oceanbase.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The cluster as it is. Every read may fail with an OceanBaseException. */
public final class ClusterViews {
  private static final String VERSION = "SELECT ob_version()";

  static final ViewQuery SCORE =
      ViewQuery.of(
          """
          SELECT VALUE
          FROM oceanbase.GV$OB_PARAMETERS
          WHERE NAME = 'ha_high_thread_score' AND TENANT_ID = ?
          """);

  static final ViewQuery CLUSTER_PARAMETER =
      ViewQuery.of(
          """
          SELECT VALUE
          FROM oceanbase.GV$OB_PARAMETERS
          WHERE NAME = ?
          """);

  private final Reader reader;

  ClusterViews(Reader reader) {
    this.reader = reader;
  }

  /** The tenant of that name, else one that has it in another case of letters. */
  public Uni<Optional<Tenant>> tenant(String name) {
    return reader
        .read(Tenant.BY_NAME, Tuple.of(name), Tenant.MAPPER)
        .map(rows -> Tenant.named(rows, name));
  }

  /** The tenant of that id. */
  public Uni<Optional<Tenant>> tenant(long id) {
    return reader.read(Tenant.BY_ID, Tuple.of(id), Tenant.MAPPER).map(ClusterViews::first);
  }

  /** User tenants that nobody works with: half-made, going, or kept from being a primary. */
  public Uni<List<Tenant>> tenantsNotOpen() {
    return reader.read(Tenant.NOT_OPEN, Tenant.MAPPER);
  }

  /** All zones. */
  public Uni<List<Zone>> zones() {
    return reader.read(Zone.ALL, Zone.MAPPER);
  }

  /** All servers. */
  public Uni<List<Server>> servers() {
    return reader.read(Server.ALL, Server.MAPPER);
  }

  /** All unit configs. */
  public Uni<List<UnitConfig>> unitConfigs() {
    return reader.read(UnitConfig.ALL, UnitConfig.MAPPER);
  }

  /** What each server has left. */
  public Uni<List<ServerCapacity>> capacities() {
    return reader.read(ServerCapacity.ALL, ServerCapacity.MAPPER);
  }

  /** Pools whose names begin with the prefix. */
  public Uni<List<ResourcePool>> poolsByPrefix(String prefix) {
    Tuple values = Tuple.of(characters(prefix), prefix);
    return reader.read(ResourcePool.BY_PREFIX, values, ResourcePool.MAPPER);
  }

  /** Pools of these names; those that do not exist are left out. */
  public Uni<List<ResourcePool>> poolsByName(Collection<String> names) {
    if (names.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    ViewQuery query = ResourcePool.ALL.with(in("NAME", names.size()) + " ORDER BY NAME");
    return reader.read(query, Tuple.from(List.copyOf(names)), ResourcePool.MAPPER);
  }

  /** Pools granted to a tenant. */
  public Uni<List<ResourcePool>> poolsOfTenant(long tenantId) {
    return reader.read(ResourcePool.BY_TENANT, Tuple.of(tenantId), ResourcePool.MAPPER);
  }

  /** The version of the cluster, such as 4.3.5.1. */
  public Uni<String> version() {
    return reader
        .rows(VERSION, "ob_version()", Tuple.tuple())
        .map(rows -> Reader.stream(rows).findFirst().orElseThrow().getString(0));
  }

  /** The name of the cluster. */
  public Uni<Optional<String>> name() {
    return parameter("cluster");
  }

  /** The number of the cluster. */
  public Uni<Optional<String>> id() {
    return parameter("cluster_id");
  }

  private Uni<Optional<String>> parameter(String name) {
    return reader
        .read(CLUSTER_PARAMETER, Tuple.of(name), row -> row.text("VALUE").strip())
        .map(ClusterViews::first);
  }

  /** ha_high_thread_score of a tenant; empty while it has none. */
  public Uni<Optional<Integer>> haHighThreadScore(long tenantId) {
    return reader
        .read(SCORE, Tuple.of(tenantId), row -> Integer.valueOf(row.text("VALUE").strip()))
        .map(ClusterViews::first);
  }

  /** The ended upgrades of a tenant, newest first. */
  public Uni<List<UpgradeEvent>> upgradeEvents(long tenantId) {
    Tuple tenant = Tuple.of(Long.toString(tenantId));
    return reader.read(UpgradeEvent.OF_TENANT, tenant, UpgradeEvent.MAPPER);
  }

  /** The upgrade jobs of a tenant, newest first. */
  public Uni<List<TenantJob>> upgradeJobs(long tenantId) {
    return reader.read(TenantJob.UPGRADES, Tuple.of(tenantId), TenantJob.MAPPER);
  }

  /** Everything that each validation looks at: four reads at the same time. */
  public Uni<ClusterSnapshot> snapshot(String tenantName) {
    return Uni.combine()
        .all()
        .unis(tenant(tenantName), zones(), servers(), unitConfigs())
        .asTuple()
        .map(
            all ->
                new ClusterSnapshot(
                    all.getItem1().orElse(null), all.getItem2(), all.getItem3(), all.getItem4()));
  }

  /** Which cluster this is, and of what: four reads at the same time. */
  public Uni<ClusterIdentity> identity() {
    return Uni.combine()
        .all()
        .unis(id(), name(), version(), servers())
        .asTuple()
        .map(
            all ->
                new ClusterIdentity(
                    all.getItem1().map(Long::parseLong).orElse(0L),
                    all.getItem2().orElse(""),
                    all.getItem3(),
                    all.getItem4()));
  }

  static String in(String column, int count) {
    return "WHERE " + column + " IN (" + String.join(", ", Collections.nCopies(count, "?")) + ")";
  }

  /** The length of a text as SUBSTR counts it. */
  static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  static <T> Optional<T> first(List<T> rows) {
    return rows.stream().findFirst();
  }
}
