package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.RunningClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayIT {
  @SuppressWarnings("NullAway.Init")
  private World shared;

  @SuppressWarnings("NullAway.Init")
  private Api only;

  @BeforeAll
  void world() throws Exception {
    shared = World.instant();
    only = shared.replica("only").awaitReady().api();
  }

  @AfterAll
  void end() throws Exception {
    shared.close();
  }

  @Test
  void theServiceStartsWithoutOceanBaseSaysSoAndComesReadyByItself() throws Exception {
    int port = portWithNobodyBehind();
    var journal = new Journal();
    var environment = World.environment("early", port, Map.of());
    try (Replica replica = Replica.start("early", environment, journal)) {
      Api api = replica.api();
      replica.awaitLine("Not ready: ");
      assertThat(api.get("/q/health/live").status()).isEqualTo(200);
      assertThat(api.get("/q/health/ready"))
          .satisfies(
              answer -> assertThat(answer.status()).isEqualTo(503),
              answer -> assertThat(answer.raw().body()).contains("OceanBase"));
      assertNotReadyInTheEnvelope(api.post("/api/v1/tenant/restore", body(), "away-1"));

      try (var oceanBase = startAt(port)) {
        assertThat(oceanBase.port()).isEqualTo(port);
        replica.awaitReady();
        assertThat(api.get("/q/health/ready").status()).isEqualTo(200);
        assertThat(api.post("/api/v1/tenant/restore", body(), "away-2").status()).isEqualTo(200);
      }
    }
  }

  private static void assertNotReadyInTheEnvelope(Api.Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.json().path("successful").asBoolean(true)).isFalse();
    assertThat(answer.json().path("status").asInt()).isEqualTo(503);
    assertThat(answer.json().path("traceId").asText()).isEqualTo("away-1");
    assertThat(answer.json().at("/error/errCode").asText()).isEqualTo("Service.NotReady");
  }

  private static String body() {
    return RestoreBody.of("away").json();
  }

  private static int portWithNobodyBehind() throws Exception {
    try (var gone = startAt(0)) {
      return gone.port();
    }
  }

  private static EmbeddedOceanBase startAt(int port) throws Exception {
    return EmbeddedOceanBase.start(
        SimulatorSettings.defaults().withPort(port), RunningClock.real());
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aStageWaitsWhileOceanBaseIsAwayAndGoesOn(Moment moment) throws Exception {
    String tenant = "away_" + moment;
    var fault = shared.oceanBase.faults().onStatement(moment::is).hang();
    long dag = only.restore(RestoreBody.from(tenant, moment.backup()), tenant);
    World.awaitHit(fault);
    shared.oceanBase.faults().restart(Duration.ofSeconds(2));

    var shown = shared.assertRestoredOnce(only, dag, tenant);
    assertNothingWasFailed(shown, shared.journal);
  }

  @Test
  void aRunningJobIsFollowedAgainWhenOceanBaseIsBack() throws Exception {
    try (World world = World.start(Duration.ofSeconds(4))) {
      Api api = world.replica("only").awaitReady().api();
      long dag = api.restore(RestoreBody.of("away"), "away-4");
      world
          .oceanBase
          .statements()
          .await(s -> s.sql().contains("ha_high_thread_score = 10"), World.LIMIT);
      world.oceanBase.faults().restart(Duration.ofSeconds(2));

      var shown = world.assertRestoredOnce(api, dag, "away");
      assertNothingWasFailed(shown, world.journal);
    }
  }

  private static void assertNothingWasFailed(
      com.fasterxml.jackson.databind.JsonNode dag, Journal journal) {
    assertThat(dag.findValuesAsText("execute_times")).containsOnly("1");
    assertThat(journal.all()).noneMatch(line -> line.has(": failed: "));
  }
}
