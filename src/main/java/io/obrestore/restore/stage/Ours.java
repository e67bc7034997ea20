package io.obrestore.restore.stage;

import io.obrestore.oceanbase.view.ResourcePool;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.Attempt;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a dag has in OceanBase, of all its attempts. Pools and jobs are known by their names and
 * marks. A tenant bears no mark: it is ours only if a pool of ours is granted to it, or a job of
 * ours made it.
 *
 * @param running rows of its jobs in the progress view
 * @param ended rows of its jobs in the history
 * @param tenants those that are there, user tenants only
 */
public record Ours(
    List<ResourcePool> pools,
    List<RestoreProgress> running,
    List<RestoreHistory> ended,
    List<Tenant> tenants) {

  public Ours {
    pools = List.copyOf(pools);
    running = List.copyOf(running);
    ended = List.copyOf(ended);
    tenants = List.copyOf(tenants);
  }

  /**
   * Looks at progress, then history, then pools, then tenants: what moves on between two of these
   * looks is seen in the later one.
   */
  public static Uni<Ours> look(Views views, Attempt any) {
    var restores = views.restores();
    return restores
        .progressByMarkPrefix(any.markOfAll())
        .chain(
            running ->
                restores
                    .historyByMarkPrefix(any.markOfAll())
                    .chain(
                        ended ->
                            views
                                .cluster()
                                .poolsByPrefix(any.poolsOfAll())
                                .chain(pools -> withTenants(views, running, ended, pools))));
  }

  private static Uni<Ours> withTenants(
      Views views,
      List<RestoreProgress> running,
      List<RestoreHistory> ended,
      List<ResourcePool> pools) {
    var ids = new Ours(pools, running, ended, List.of()).tenantIds();
    return tenants(views, ids).map(tenants -> new Ours(pools, running, ended, tenants));
  }

  private static Uni<List<Tenant>> tenants(Views views, Collection<Long> ids) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(id -> views.cluster().tenant(Objects.requireNonNull(id)))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  /** The tenants that its pools are granted to, or that its jobs made, there or not. */
  public SortedSet<Long> tenantIds() {
    return Stream.of(
            pools.stream().map(ResourcePool::tenantId).filter(Objects::nonNull),
            running.stream().map(RestoreProgress::restoreTenantId),
            ended.stream().map(RestoreHistory::restoreTenantId))
        .flatMap(found -> found)
        .filter(id -> id > 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What of it is one attempt's. */
  public Ours of(Attempt attempt) {
    String mark = attempt.mark();
    String prefix = attempt.pools();
    var its =
        new Ours(
            pools.stream().filter(pool -> pool.name().startsWith(prefix)).toList(),
            running.stream().filter(row -> row.description().equals(mark)).toList(),
            ended.stream().filter(row -> row.description().equals(mark)).toList(),
            List.of());
    var ids = its.tenantIds();
    return new Ours(
        its.pools(),
        its.running(),
        its.ended(),
        tenants.stream().filter(tenant -> ids.contains(tenant.id())).toList());
  }

  /** Names of the pools no tenant has. */
  public List<String> freePools() {
    return pools.stream().filter(ResourcePool::free).map(ResourcePool::name).toList();
  }

  /** Whether a job that made this tenant, or may be making it, has not ended. */
  boolean isBeingRestored(Tenant tenant) {
    return running.stream()
        .anyMatch(row -> row.restoreTenantId() == 0 || row.restoreTenantId() == tenant.id());
  }

  /** Whether nothing is there any more, and no job can make anything. */
  boolean isClean() {
    return pools.isEmpty() && running.isEmpty() && tenants.isEmpty();
  }

  /** What is there, for people. */
  public String described() {
    var parts =
        Stream.of(
            tenants.stream()
                .map(t -> "tenant '" + t.name() + "' (" + t.id() + ", " + t.status() + ")"),
            running.stream()
                .filter(RestoreProgress::isJob)
                .map(job -> "restore job " + job.jobId() + " (" + job.status() + ")"),
            pools.stream().map(pool -> "resource pool " + pool.name()));
    return String.join(", ", parts.flatMap(part -> part).toList());
  }
}
