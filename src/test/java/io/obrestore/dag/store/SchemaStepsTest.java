package io.obrestore.dag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.store.Bootstrap.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step of the schema may be. */
class SchemaStepsTest {
  private static final Path SUMS = Path.of("src/test/resources/dag/schema-steps.txt");

  static List<Step> steps() {
    return SchemaSteps.all();
  }

  /** A store out there has made the step as it was: what is wrong with it is a new step's work. */
  @Test
  void aStepNeverChangesAndNewOnesComeAtTheEnd() throws IOException {
    assertThat(steps().stream().map(SchemaStepsTest::sum).toList())
        .as("a new step gets its line in " + SUMS + ", an old one is never changed")
        .isEqualTo(Files.readAllLines(SUMS));
  }

  /** Two statements could not be made twice, each by itself, after a crash between them. */
  @ParameterizedTest
  @MethodSource("steps")
  void aStepIsOneStatementThatOnlyAddsAndSaysSoWhenItIsDone(Step step) {
    assertThat(step.sql()).doesNotContain(";");
    assertThat(step.sql())
        .as("IF NOT EXISTS would hide a table that is another one")
        .matches(
            "(?s)(CREATE TABLE \\w+ \\(|CREATE (UNIQUE )?INDEX \\w+ ON|ALTER TABLE \\w+ ADD ).*");
  }

  @Test
  void theOldestReaderNeverGoesDownAndIsNeverAboveItsOwnStep() {
    int before = 0;
    for (int i = 0; i < steps().size(); i++) {
      int oldest = steps().get(i).oldestReader();
      assertThat(oldest).isBetween(before, i + 1);
      before = oldest;
    }
  }

  private static String sum(Step step) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(step.sql().getBytes(StandardCharsets.UTF_8));
      return step.name() + " " + step.oldestReader() + " " + HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
