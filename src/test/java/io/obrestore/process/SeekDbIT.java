package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.obrestore.dag.testing.SeekDbExtension;
import io.obrestore.dag.testing.TestDatabase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service from end to end, with OceanBase's own SQL engine behind the embedded OceanBase. */
@ExtendWith(SeekDbExtension.class)
class SeekDbIT {
  private static final String BROKEN = "file:///data/backup/broken";
  private static final Duration LEASE = Duration.ofSeconds(3);

  private final TestDatabase seekDb;
  private World world;

  SeekDbIT(TestDatabase seekDb) {
    this.seekDb = seekDb;
  }

  @BeforeEach
  void start() throws Exception {
    world = World.over(seekDb, Duration.ofSeconds(1)).lease(LEASE);
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  @Test
  void aRestoreSucceedsAndABrokenOneIsTriedAgainOrTakenBack() throws Exception {
    Api api = world.replica("only").awaitReady().api();
    long whole = api.restore(RestoreBody.of("whole"), "seekdb-1");
    long again = api.restore(RestoreBody.from("again", BROKEN), "seekdb-2");
    long back = api.restore(RestoreBody.from("back", BROKEN), "seekdb-3");
    world.awaitEnd(again);
    world.awaitEnd(back);
    assertThat(state(api.dag(again))).isEqualTo("FAILED RUN");
    assertThat(state(api.dag(back))).isEqualTo("FAILED RUN");

    operate(api, again, "RETRY");
    operate(api, back, "ROLLBACK");
    assertThat(state(api.dag(again))).isEqualTo("SUCCEED RUN");
    assertThat(state(api.dag(back))).isEqualTo("SUCCEED ROLLBACK");
    try (Views views = world.views()) {
      assertThat(views.jobs(again)).containsExactlyInAnyOrder("FAIL", "SUCCESS");
      assertThat(views.tenant("again")).containsExactly("NORMAL PRIMARY");
      assertThat(views.jobs(back)).containsExactly("FAIL");
      assertThat(views.tenant("back")).isEmpty();
    }
    world.assertRestoredOnce(api, whole, "whole");
  }

  @Test
  void whatAKilledProcessHeldAnotherFinishesAndNoneIsRestoredTwice() throws Exception {
    Replica killed = world.replica("killed").awaitReady();
    Map<Long, String> dags = new LinkedHashMap<>();
    for (int i = 0; i < 6; i++) {
      dags.put(killed.api().restore(RestoreBody.of("many" + i), "seekdb-4" + i), "many" + i);
    }
    killed.kill();
    Api api = world.replica("other").awaitReady().api();
    world.assertEachRestoredOnce(api, dags);
  }

  private static String state(JsonNode dag) {
    return dag.path("state").asText() + " " + dag.path("operator").asText();
  }

  /** Waits for the end of what the operator began. */
  private void operate(Api api, long dag, String operator) throws Exception {
    int before = world.journal.size();
    String body = "{\"operator\": \"" + operator + "\"}";
    assertThat(api.post("/api/v1/task/dag/1" + dag, body, "seekdb-5").status()).isEqualTo(200);
    world.journal.await(
        "the end of " + operator,
        before,
        line -> line.has("dag " + dag + " \"") && line.text().endsWith(": ended"));
  }
}
