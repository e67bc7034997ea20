package io.obrestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/configuration.md and {@link Settings} say the same. */
class ConfigurationPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(obrestore\\.[a-z.-]+)` \\| (.*?) \\|", Pattern.MULTILINE);

  @Test
  void thePageHasEveryKeyAndNoOther() throws IOException {
    assertThat(onThePage().keySet())
        .containsExactlyInAnyOrderElementsOf(keys(Settings.class, "obrestore.").keySet());
  }

  @Test
  void thePageTellsTheDefaults() throws IOException {
    var page = onThePage();
    keys(Settings.class, "obrestore.")
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

  private static Map<String, Optional<String>> keys(Class<?> group, String prefix) {
    return Arrays.stream(group.getDeclaredMethods())
        .flatMap(method -> entries(method, prefix))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Stream<Map.Entry<String, Optional<String>>> entries(Method method, String prefix) {
    String key = prefix + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    if (method.getReturnType().getEnclosingClass() == Settings.class) {
      return keys(method.getReturnType(), key + ".").entrySet().stream();
    }
    var byDefault =
        Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    return Stream.of(Map.entry(key.replace("ocean-base", "oceanbase"), byDefault));
  }
}
