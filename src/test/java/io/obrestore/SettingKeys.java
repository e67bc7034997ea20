package io.obrestore;

import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of {@link Settings}. */
public final class SettingKeys {
  private SettingKeys() {}

  /** Each key with its default, where it has one. */
  public static Map<String, Optional<String>> withDefaults() {
    return keys(Settings.class, "obrestore.");
  }

  /** The environment variables that set them. */
  public static Set<String> variables() {
    return withDefaults().keySet().stream()
        .map(key -> key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
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
