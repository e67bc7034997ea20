package io.obrestore.restore;

import io.obrestore.dag.Dags;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.validation.ClusterCheck;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.Rule;
import io.obrestore.restore.validation.Why;
import io.smallrye.mutiny.Uni;
import java.util.List;
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
    return ClusterCheck.run(views, request).chain(faults -> complete(request, faults));
  }

  /** The same, and whether there is room for the units now. */
  public Uni<List<Fault>> checkWithRoom(RestoreRequest request) {
    return ClusterCheck.withRoom(views, request).chain(faults -> complete(request, faults));
  }

  private Uni<List<Fault>> complete(RestoreRequest request, List<Fault> cluster) {
    return named(request, cluster)
        .map(faults -> Stream.concat(unwritable(request).stream(), faults.stream()).toList());
  }

  /**
   * A tenant that is there, or on its way, because a dag of ours works on it: then that dag is the
   * answer.
   */
  private Uni<List<Fault>> named(RestoreRequest request, List<Fault> faults) {
    if (faults.stream().noneMatch(Admission::isTaken)) {
      return Uni.createFrom().item(faults);
    }
    return dags.findByActiveKey(RestoreDag.activeKey(request.tenantName()))
        .map(
            holder ->
                holder.isEmpty()
                    ? faults
                    : faults.stream()
                        .map(
                            fault ->
                                isTaken(fault) ? Holding.fault(holder.get(), TENANT_FIELD) : fault)
                        .toList());
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
