package io.obrestore.api.restore;

import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.Readiness;
import io.obrestore.api.edge.Stamp;
import io.obrestore.api.restore.RestoreLeftovers.SweeperState;
import io.obrestore.api.task.GenericId;
import io.obrestore.dag.store.Duties.Account;
import io.obrestore.restore.leftover.Leftover;
import io.obrestore.restore.leftover.Leftovers;
import io.obrestore.restore.leftover.Sweeper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What restores left in OceanBase. */
@Path("/api/v1/restore")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "restore", description = "Restoring tenants.")
public class LeftoverResource {
  private final Leftovers leftovers;
  private final Sweeper sweeper;
  private final Readiness readiness;
  private final Stamp stamp;

  LeftoverResource(Leftovers leftovers, Sweeper sweeper, Readiness readiness, Stamp stamp) {
    this.leftovers = leftovers;
    this.sweeper = sweeper;
    this.readiness = readiness;
    this.stamp = stamp;
  }

  @GET
  @Path("/leftovers")
  @Operation(
      operationId = "listRestoreLeftovers",
      summary = "Jobs, tenants and pools of this service that no task drives.",
      description =
          "Everything in OceanBase that bears this service's marks and whose task is over, with the statements that"
              + " would clear it by hand. Of other services and people nothing is shown. Changes nothing.")
  public Uni<Answer<RestoreLeftovers>> list() {
    return readiness
        .whenReady(leftovers::read)
        .chain(
            found ->
                sweeper
                    .account()
                    .map(
                        account ->
                            new RestoreLeftovers(
                                found.stream().map(LeftoverResource::shown).toList(),
                                shown(account))))
        .map(Answer::of);
  }

  private static RestoreLeftover shown(Leftover one) {
    return new RestoreLeftover(
        one.what().name(),
        one.name(),
        one.id(),
        one.status(),
        one.tenantId() == null ? 0 : one.tenantId(),
        GenericId.of(one.dagId()),
        one.attempt(),
        one.fate().name(),
        one.fate().isCleared(),
        one.statements());
  }

  private SweeperState shown(Optional<Account> account) {
    return new SweeperState(
        account.map(known -> time(known.endedAt())).orElse(""),
        account.map(known -> time(known.nextAt())).orElse(""),
        account.map(Account::done).orElse(0L));
  }

  private String time(@Nullable Instant time) {
    return time == null ? "" : stamp.text(time);
  }
}
