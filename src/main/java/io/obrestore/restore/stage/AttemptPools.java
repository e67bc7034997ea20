package io.obrestore.restore.stage;

import io.obrestore.oceanbase.error.ObError;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.ResourcePool;
import io.obrestore.oceanbase.view.UnitConfig;
import io.obrestore.restore.RestoreStatements;
import io.obrestore.restore.ZoneEntry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The resource pools of an attempt: one a zone entry, by names that tell whose they are. */
final class AttemptPools {
  private final StageScope scope;

  AttemptPools(StageScope scope) {
    this.scope = scope;
  }

  /** Makes those that are not there yet. Fails with OceanBase's refusal. */
  Uni<Void> make() {
    return each(this::make).replaceWithVoid();
  }

  private Uni<Boolean> make(int index) {
    ZoneEntry zone = scope.request().zones().get(index);
    String name = scope.attempt().pool(index);
    return scope
        .session()
        .execute(RestoreStatements.pool(scope.request(), scope.attempt(), index))
        .invoke(() -> scope.context().log("Made resource pool " + name + " in " + zone.zone()))
        .replaceWith(true)
        .onFailure(AttemptPools::existsAlready)
        .recoverWithUni(exists -> adopt(name, zone, exists));
  }

  private static boolean existsAlready(Throwable failure) {
    return failure instanceof RefusedException refused
        && refused.is(ObError.OB_RESOURCE_POOL_EXIST);
  }

  /** Made already, by an earlier run of this attempt: good if it is free and as wanted. */
  private Uni<Boolean> adopt(String name, ZoneEntry zone, Throwable exists) {
    var cluster = scope.views().cluster();
    return cluster
        .poolsByName(List.of(name))
        .chain(pools -> cluster.unitConfigs().map(configs -> stand(pools, configs, zone)))
        .chain(
            stand ->
                switch (stand) {
                  case GOOD -> Uni.createFrom().item(false);
                  case HELD -> Uni.createFrom().failure(new PoolHeldException(name));
                  case OTHER -> Uni.createFrom().failure(exists);
                });
  }

  private enum Stand {
    GOOD,
    /** By a tenant: a job of this attempt is on its way. */
    HELD,
    /** Not as wanted. */
    OTHER
  }

  private static Stand stand(List<ResourcePool> pools, List<UnitConfig> configs, ZoneEntry zone) {
    Optional<Long> config =
        configs.stream()
            .filter(c -> c.name().equals(zone.unitConfig()))
            .map(UnitConfig::id)
            .findFirst();
    boolean asWanted =
        pools.stream()
            .anyMatch(
                pool ->
                    config.map(id -> id == pool.unitConfigId()).orElse(false)
                        && pool.unitCount() == zone.unitNum()
                        && pool.zoneList().equals(zone.zone()));
    if (pools.stream().anyMatch(pool -> !pool.free())) {
      return Stand.HELD;
    }
    return asWanted ? Stand.GOOD : Stand.OTHER;
  }

  /** Drops those that are free. Gives back the names of those that a tenant holds. */
  Uni<List<String>> dropFree() {
    return each(this::drop)
        .map(
            dropped ->
                IntStream.range(0, dropped.size())
                    .filter(i -> !dropped.get(i))
                    .mapToObj(scope.attempt()::pool)
                    .toList());
  }

  private Uni<Boolean> drop(int index) {
    String name = scope.attempt().pool(index);
    var statement = Statements.dropPool(name);
    return scope
        .session()
        .execute(statement)
        .invoke(() -> scope.context().log("Dropped resource pool " + name))
        .replaceWith(true)
        .onFailure(AttemptPools::isGone)
        .recoverWithItem(true)
        .onFailure(AttemptPools::isGranted)
        .recoverWithItem(false);
  }

  private static boolean isGone(Throwable failure) {
    return failure instanceof RefusedException refused
        && refused.is(ObError.OB_RESOURCE_POOL_NOT_EXIST);
  }

  private static boolean isGranted(Throwable failure) {
    return failure instanceof RefusedException refused
        && refused.is(ObError.OB_RESOURCE_POOL_ALREADY_GRANTED);
  }

  private Uni<List<Boolean>> each(java.util.function.IntFunction<Uni<Boolean>> action) {
    return Multi.createFrom()
        .range(0, scope.request().zones().size())
        .onItem()
        .transformToUniAndConcatenate(index -> action.apply(Objects.requireNonNull(index)))
        .collect()
        .asList();
  }
}
