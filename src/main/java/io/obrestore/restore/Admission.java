package io.obrestore.restore;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.validation.ClusterCheck;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.Rule;
import io.obrestore.restore.validation.Why;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a sound request is held against before it is taken: OceanBase's statement, the cluster, and
 * the dags that work on the tenant. Changes nothing. Fails with an OceanBaseException when
 * OceanBase cannot be asked.
 */
public final class Admission {
  /** The field that names the tenant. */
  public static final String TENANT_FIELD = "restore_tenant_name";

  private final Views views;
  private final Dags dags;
  private final Supplier<String> storeId;

  /**
   * @param views of the cluster
   * @param dags that may hold the tenant
   * @param storeId of the store, once it is open
   */
  public Admission(Views views, Dags dags, Supplier<String> storeId) {
    this.views = views;
    this.dags = dags;
    this.storeId = storeId;
  }

  /** All that stands against taking it; empty when nothing does. */
  public Uni<List<Fault>> check(RestoreRequest request) {
    return ClusterCheck.run(views, request)
        .chain(
            faults ->
                // who holds a tenant that is not there yet is told when the dag is stored
                faults.stream().anyMatch(Admission::isTaken)
                    ? holder(request).map(holder -> complete(request, faults, holder))
                    : Uni.createFrom().item(complete(request, faults, Optional.empty())));
  }

  /** The same, and whether there is room for the units now. Nothing is stored after it. */
  public Uni<List<Fault>> checkWithRoom(RestoreRequest request) {
    return Uni.combine()
        .all()
        .unis(ClusterCheck.withRoom(views, request), holder(request))
        .with((faults, holder) -> complete(request, faults, holder));
  }

  private Uni<Optional<DagView>> holder(RestoreRequest request) {
    return dags.findByActiveKey(RestoreDag.activeKey(request.tenantName()));
  }

  /** In the order of the contract's table; what the whole list is too long for before its parts. */
  private List<Fault> complete(
      RestoreRequest request, List<Fault> cluster, Optional<DagView> holder) {
    return Stream.concat(unwritable(request).stream(), named(cluster, holder).stream())
        .sorted(Comparator.comparingInt(Admission::position))
        .toList();
  }

  private static int position(Fault fault) {
    if (fault.field().equals(TENANT_FIELD)) {
      return 0;
    }
    return fault.field().startsWith("zone_list") ? 1 : 2;
  }

  /**
   * A tenant that is there, or on its way, because a dag of ours works on it: then that dag is the
   * answer.
   */
  private static List<Fault> named(List<Fault> faults, Optional<DagView> holder) {
    return holder
        .map(dag -> Holding.fault(dag, TENANT_FIELD))
        .map(held -> Stream.concat(Stream.of(held), faults.stream().filter(f -> !isTaken(f))))
        .map(Stream::toList)
        .orElse(faults);
  }

  private static boolean isTaken(Fault fault) {
    return fault.rule() == Rule.TENANT_EXISTED || fault.rule() == Rule.UNDER_MAINTENANCE;
  }

  private List<Fault> unwritable(RestoreRequest request) {
    return RestoreStatements.problems(request, storeId.get()).stream()
        .map(
            problem ->
                Fault.of(Rule.ILLEGAL_ARGUMENT, "zone_list", "zone_list", Why.OPTION.with(problem)))
        .toList();
  }
}
