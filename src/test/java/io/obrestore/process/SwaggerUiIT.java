package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.obrestore.testing.Chromium;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SwaggerUiIT {
  /** Long enough to be seen running. */
  private static final Duration RESTORE = Duration.ofSeconds(1);

  private static final String PASSWORD = "p'w\u00e4 #1";

  @Test
  void aNewcomerRestoresATenantOnThePageAndThePageNeedsNothingButTheService() throws Exception {
    try (World world = World.start(RESTORE, PASSWORD)) {
      Replica replica = world.replica("only");
      try (Chromium chromium = Chromium.startOrSkip()) {
        replica.awaitReady();
        URI service = Chromium.seenAs(replica.address().getPort());
        SwaggerUi ui = SwaggerUi.open(chromium.page(), service);

        ui.authorize(PASSWORD);

        SwaggerUi.Operation restore = ui.tryOut("restore", "restoreTenant");
        assertThat(restore.proposedBody().path("restore_tenant_name").asText()).isEqualTo("rt2");
        assertThat(ui.groups()).startsWith("restore", "task");
        JsonNode accepted = restore.execute();
        String id = accepted.at("/data/id").asText();
        assertThat(id).matches("1\\d+");
        awaitSuccess(ui.tryOut("task", "getDag").fill("id", id));
        world.assertRestoredOnce(replica.api(), accepted.at("/data/dag_id").asLong(), "rt2");
        assertThat(ui.requests()).isNotEmpty().allMatch(url -> url.startsWith(service + "/"));
        assertThat(ui.complaints()).isEmpty();
      }
    }
  }

  private static void awaitSuccess(SwaggerUi.Operation getDag) throws Exception {
    long end = System.nanoTime() + World.LIMIT.toNanos();
    String state;
    do {
      state = getDag.execute().at("/data/state").asText();
      assertThat(state).isIn("READY", "RUNNING", "SUCCEED");
      assertThat(System.nanoTime()).as("the restore takes too long").isLessThan(end);
    } while (!state.equals("SUCCEED"));
  }
}
