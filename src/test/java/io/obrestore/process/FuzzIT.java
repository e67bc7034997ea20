package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A short run of {@code src/test/fuzz/run}; its README tells of the long one. */
class FuzzIT {
  private static final long LIMIT_SECONDS = 300;
  private static final int LEFT_OUT = 3;
  private static final Pattern SELECTED = Pattern.compile("Selected: ([0-9]+)/([0-9]+)\\b");

  @Test
  void schemathesisFindsNoFaultAndNoAnswerOutsideTheDocument() throws Exception {
    if (!Files.isDirectory(home().resolve("schemathesis"))) {
      absent("no schemathesis in " + home() + ": src/test/scripts/install-schemathesis");
    }
    var builder =
        new ProcessBuilder(
                "src/test/fuzz/run", "--examples", "10", "--phases", "examples,coverage,fuzzing")
            .redirectErrorStream(true);
    builder.environment().put("OBRESTORE_JAR", jar().toString());

    Process fuzz = builder.start();
    String told = outputOf(fuzz);

    assertThat(fuzz.exitValue()).as(told).isZero();
    assertThat(told).contains("No issues found").doesNotContain("restores taken: 0,");
    var selected = SELECTED.matcher(told);
    assertThat(selected.find()).as(told).isTrue();
    // all but two streams, which do not end, and the switch, which would stop all else
    assertThat(Integer.parseInt(selected.group(1)))
        .as(told)
        .isEqualTo(Integer.parseInt(selected.group(2)) - LEFT_OUT);
  }

  private static String outputOf(Process process) throws IOException, InterruptedException {
    try (var output = process.getInputStream()) {
      String told = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(told).isTrue();
      return told;
    } finally {
      process.destroy();
    }
  }

  private static Path jar() {
    String directory =
        Objects.requireNonNull(
            System.getProperty("obrestore.build.directory"), "run by the build's failsafe plugin");
    return Path.of(directory, "quarkus-app", "quarkus-run.jar");
  }

  private static Path home() {
    String environment = System.getenv("OBRESTORE_SCHEMATHESIS_HOME");
    return environment != null
        ? Path.of(environment)
        : Path.of(System.getProperty("user.home"), ".cache", "obrestore", "schemathesis");
  }

  private static void absent(String reason) {
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      Assertions.fail(reason);
    }
    Assumptions.abort(reason);
  }
}
