package io.obrestore.restore.leftover;

import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.ResourcePool;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.leftover.Leftover.What;
import io.obrestore.restore.stage.UndoMove;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that bears our marks and that no dag drives. Changes nothing. */
public final class Leftovers {
  private final RemainsReader reader;
  private final Views views;

  /**
   * @param reader knows whose things are
   * @param views of the cluster
   */
  public Leftovers(RemainsReader reader, Views views) {
    this.reader = reader;
    this.views = views;
  }

  /** In order of dags and attempts; of each its jobs, then tenants, then pools. */
  public Uni<List<Leftover>> read() {
    return reader.read(views).map(all -> all.stream().flatMap(Leftovers::of).toList());
  }

  private static Stream<Leftover> of(Remains remains) {
    var ours = remains.ours();
    var pools = ours.pools().stream();
    return switch (remains.fate()) {
      case OPEN -> Stream.empty();
      // a tenant that stays a standby is wanted so
      case SUCCEEDED -> pools.filter(ResourcePool::free).map(pool -> pool(remains, pool));
      default ->
          Stream.of(
                  ours.running().stream()
                      .filter(RestoreProgress::isJob)
                      .map(job -> job(remains, job)),
                  ours.tenants().stream().map(tenant -> tenant(remains, tenant)),
                  pools.map(pool -> pool(remains, pool)))
              .flatMap(each -> each);
    };
  }

  private static Leftover job(Remains remains, RestoreProgress job) {
    boolean made = job.restoreTenantId() != 0;
    return of(
        remains,
        What.JOB,
        job.restoreTenantName(),
        job.jobId(),
        job.status(),
        made ? job.restoreTenantId() : null,
        // cancelled by its tenant, which stands behind it
        List.of());
  }

  private static Leftover tenant(Remains remains, Tenant tenant) {
    return of(
        remains,
        What.TENANT,
        tenant.name(),
        tenant.id(),
        tenant.status(),
        tenant.id(),
        clearing(UndoMove.of(remains.ours(), tenant, true)));
  }

  private static List<String> clearing(UndoMove move) {
    if (move instanceof UndoMove.Cancel cancel) {
      return List.of(Statements.cancelRestore(cancel.tenant().name()).sql());
    }
    return move instanceof UndoMove.Drop drop
        ? List.of(Statements.dropTenantForce(drop.tenant().name()).sql())
        : List.of();
  }

  private static Leftover pool(Remains remains, ResourcePool pool) {
    return of(
        remains,
        What.POOL,
        pool.name(),
        pool.id(),
        pool.free() ? "FREE" : "GRANTED",
        pool.tenantId(),
        List.of(Statements.dropPool(pool.name()).sql()));
  }

  private static Leftover of(
      Remains remains,
      What what,
      String name,
      long id,
      String status,
      @Nullable Long tenantId,
      List<String> statements) {
    var attempt = remains.attempt();
    return new Leftover(
        what,
        name,
        id,
        status,
        tenantId,
        attempt.dagId(),
        attempt.number(),
        remains.fate(),
        statements);
  }
}
