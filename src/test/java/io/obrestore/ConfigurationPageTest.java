package io.obrestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md and {@link Settings} say the same. */
class ConfigurationPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(obrestore\\.[a-z.-]+)` \\| (.*?) \\|", Pattern.MULTILINE);

  @Test
  void thePageHasEveryKeyAndNoOther() throws IOException {
    assertThat(onThePage().keySet())
        .containsExactlyInAnyOrderElementsOf(SettingKeys.withDefaults().keySet());
  }

  @Test
  void thePageTellsTheDefaults() throws IOException {
    var page = onThePage();
    SettingKeys.withDefaults()
        .forEach(
            (key, byDefault) ->
                byDefault.ifPresent(
                    value ->
                        assertThat(page.get(key))
                            .describedAs("default of " + key)
                            .startsWith("`" + value + "`")));
  }

  private static Map<String, String> onThePage() throws IOException {
    return ROW.matcher(Files.readString(Path.of("docs/configuration.md")))
        .results()
        .collect(Collectors.toMap(row -> row.group(1), ConfigurationPageTest::secondCell));
  }

  private static String secondCell(MatchResult row) {
    return row.group(2);
  }
}
