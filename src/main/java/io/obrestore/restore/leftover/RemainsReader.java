package io.obrestore.restore.leftover;

import static java.util.stream.Collectors.toMap;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.oceanbase.view.ResourcePool;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.Attempt;
import io.obrestore.restore.stage.Ours;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads everything in OceanBase that bears this store's marks, and whose it is. The dags are read
 * last: what was seen before is at least as old as what the store says of it.
 */
public final class RemainsReader {
  private final Dags dags;
  private final Supplier<String> storeId;

  /**
   * @param dags the store
   * @param storeId of the store, once it is open; other stores' things are not even seen
   */
  public RemainsReader(Dags dags, Supplier<String> storeId) {
    this.dags = dags;
    this.storeId = storeId;
  }

  /** In order of dags and attempts. Fails when OceanBase or the store cannot be read. */
  Uni<List<Remains>> read(Views views) {
    String store = storeId.get();
    return views
        .restores()
        .progressByMarkPrefix(Attempt.marksOfStore(store))
        .chain(
            running ->
                views
                    .cluster()
                    .poolsByPrefix(Attempt.poolsOfStore(store))
                    .chain(pools -> withTenants(views, running, pools)));
  }

  private Uni<List<Remains>> withTenants(
      Views views, List<RestoreProgress> running, List<ResourcePool> pools) {
    return views
        .cluster()
        .tenantsNotOpen()
        .chain(
            tenants ->
                views
                    .restores()
                    .historyOfTenants(
                        Attempt.marksOfStore(storeId.get()),
                        tenants.stream().map(Tenant::id).toList())
                    .map(ended -> new Seen(running, ended, remaining(pools, tenants), tenants)))
        .chain(this::withDags);
  }

  /** Not those that an open tenant has. */
  private static List<ResourcePool> remaining(List<ResourcePool> pools, List<Tenant> tenants) {
    Set<Long> notOpen = tenants.stream().map(Tenant::id).collect(Collectors.toSet());
    return pools.stream().filter(pool -> pool.free() || notOpen.contains(pool.tenantId())).toList();
  }

  private Uni<List<Remains>> withDags(Seen seen) {
    List<Attempt> attempts = seen.attempts(storeId.get());
    Set<Long> ids = attempts.stream().map(Attempt::dagId).collect(Collectors.toSet());
    return dags.findAll(ids)
        .map(
            found -> {
              Map<Long, DagView> byId =
                  found.stream().collect(toMap(DagView::id, Function.identity()));
              return attempts.stream()
                  .map(attempt -> seen.of(attempt, Optional.ofNullable(byId.get(attempt.dagId()))))
                  .toList();
            });
  }

  /** Everything seen, of all attempts. */
  private record Seen(
      List<RestoreProgress> running,
      List<RestoreHistory> ended,
      List<ResourcePool> pools,
      List<Tenant> tenants) {

    /** Names that begin as ours and go on otherwise are nobody's that we know. */
    List<Attempt> attempts(String store) {
      var marks =
          Stream.concat(
              running.stream().map(RestoreProgress::description),
              ended.stream().map(RestoreHistory::description));
      return Stream.concat(
              marks.flatMap(mark -> Attempt.ofMark(store, mark).stream()),
              pools.stream().flatMap(pool -> Attempt.ofPool(store, pool.name()).stream()))
          .distinct()
          .sorted(Comparator.comparingLong(Attempt::dagId).thenComparingInt(Attempt::number))
          .toList();
    }

    Remains of(Attempt attempt, Optional<DagView> dag) {
      var its = new Ours(pools, running, ended, List.of()).of(attempt);
      Set<Long> ids = its.tenantIds();
      var made = tenants.stream().filter(tenant -> ids.contains(tenant.id())).toList();
      return new Remains(
          attempt,
          Fate.of(dag, attempt.number()),
          new Ours(its.pools(), its.running(), its.ended(), Objects.requireNonNull(made)));
    }
  }
}
