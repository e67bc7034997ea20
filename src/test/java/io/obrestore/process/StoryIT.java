package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class StoryIT {
  private static final String TRACE = "story-4711";
  private static final List<String> STAGES =
      List.of(
          "Pre restore check",
          "Start restore",
          "Wait restore task finish",
          "Active tenant",
          "Upgrade tenant");

  @Test
  void theLogTellsARestoreStageByStageUnderItsTraceId() throws Exception {
    try (World world = World.instant()) {
      Api api = world.replica("only").awaitReady().api();
      long dag = api.restore(RestoreBody.of("story"), TRACE);
      world.assertRestoredOnce(api, dag, "story");

      Predicate<Journal.Line> ofTheDag = line -> line.has("dag " + dag + " ");
      List<Journal.Line> story =
          world.journal.all().stream().filter(ofTheDag.or(l -> l.has(TRACE))).toList();
      assertThat(story).allMatch(line -> line.has("[" + TRACE + "]"));
      assertThat(story).allMatch(line -> line.has(" INFO "), "INFO");
      assertThat(story.get(0).text()).contains("Accepted");
      assertThat(story.get(story.size() - 1).text()).endsWith(": ended");
      for (String stage : STAGES) {
        assertThat(story).as(stage).anyMatch(l -> l.has(stage) && l.text().endsWith(": begins"));
      }
    }
  }
}
