package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tour by curl is what a newcomer types first: each of its commands answers as it says. */
class TourIT {
  private static final Path TOUR = Path.of("docs", "tour.md");
  private static final Pattern BLOCK = Pattern.compile("```(sh|out)\n(.*?)```", Pattern.DOTALL);
  private static final String MARK = "=== end of block ";
  private static final long LIMIT_SECONDS = 180;

  @Test
  void eachCommandAnswersAsThePageSays() throws Exception {
    List<Step> steps = steps(Files.readString(TOUR));
    assertThat(steps).hasSizeGreaterThan(8);
    try (World world = World.start(Duration.ofSeconds(1))) {
      Replica replica = world.replica("tour").awaitReady();

      List<String> told = run(steps, replica.address().toString());

      for (int i = 0; i < steps.size(); i++) {
        for (String shown : steps.get(i).shown()) {
          assertThat(told.get(i)).as(steps.get(i).commands()).contains(shown);
        }
      }
    }
  }

  /** All in one shell, as they build on each other. */
  private static List<String> run(List<Step> steps, String api)
      throws IOException, InterruptedException {
    var script = new StringBuilder("set -eu -o pipefail\n");
    for (int i = 0; i < steps.size(); i++) {
      script.append(steps.get(i).commands()).append("\necho\necho '").append(MARK + "'\n");
    }
    var builder = new ProcessBuilder("bash", "-c", script.toString()).redirectErrorStream(true);
    builder.environment().put("API", api);
    Process shell = builder.start();
    try (var output = shell.getInputStream()) {
      String told = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shell.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(told).isTrue();
      assertThat(shell.exitValue()).as(told).isZero();
      return List.of(told.split(Pattern.quote(MARK)));
    } finally {
      shell.destroy();
    }
  }

  private static List<Step> steps(String page) {
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      if (block.group(1).equals("sh")) {
        steps.add(new Step(block.group(2), List.of()));
      } else {
        Step last = steps.remove(steps.size() - 1);
        steps.add(new Step(last.commands(), block.group(2).lines().toList()));
      }
    }
    return steps;
  }

  /**
   * Commands, and what their output has in it.
   *
   * @param shown pieces of it
   */
  private record Step(String commands, List<String> shown) {}
}
