package io.obrestore.api.agent;

import io.obrestore.api.edge.Readiness;
import io.obrestore.dag.DrainSwitch;
import io.obrestore.oceanbase.session.Connections;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready when the store is open and OceanBase answers; says what is missing otherwise. */
@org.eclipse.microprofile.health.Readiness
@Singleton
public class StoreReadiness implements AsyncHealthCheck {
  private static final String NAME = "oceanbase";
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Readiness readiness;
  private final Connections connections;
  private final DrainSwitch drain;

  StoreReadiness(Readiness readiness, Connections connections, DrainSwitch drain) {
    this.readiness = readiness;
    this.drain = drain;
    this.connections = connections;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    var obstacle = readiness.obstacle();
    return obstacle.isPresent()
        ? Uni.createFrom().item(down(obstacle.get().english()))
        : connections
            .timer()
            .await(LIMIT, "readiness", connections.probe(LIMIT).chain(drain::read))
            .map(now -> up(now.on()))
            .onFailure()
            .recoverWithItem(() -> down("OceanBase does not answer"));
  }

  /** A drained replica is ready all the same: it answers, and finishes what runs. */
  private static HealthCheckResponse up(boolean draining) {
    return HealthCheckResponse.named(NAME).up().withData("draining", draining).build();
  }

  private static HealthCheckResponse down(String why) {
    return HealthCheckResponse.named(NAME).down().withData("reason", why).build();
  }
}
