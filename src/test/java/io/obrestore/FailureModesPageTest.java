package io.obrestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/failure-modes.md} names the test of each of its entries. */
class FailureModesPageTest {
  private static final Path PAGE = Path.of("docs", "failure-modes.md");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))\\.(\\w+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!failure|---).*$");

  @Test
  void eachEntryNamesATestThatIsThere() throws IOException {
    Map<String, String> tests = tests();

    List<String> rows =
        ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group()).toList();

    assertThat(rows).hasSizeGreaterThan(20);
    for (String row : rows) {
      var named = NAMED.matcher(row).results().toList();
      assertThat(named).as(row).isNotEmpty();
      assertThat(named)
          .allSatisfy(
              test -> assertThat(tests.get(test.group(1))).contains("void " + test.group(2) + "("));
    }
  }

  /** Sources by the names of their classes. */
  private static Map<String, String> tests() throws IOException {
    try (var files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  Function.identity(),
                  (one, other) -> one))
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> read(entry.getValue())));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
