package io.obrestore.api;

import io.restassured.internal.path.json.ConfigurableJsonSlurper;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that is asked for much. RestAssured reads the text anew and compiles a script for each
 * path it is asked for; a path that only goes from member to member is followed here.
 */
final class AnswerPath extends JsonPath {
  private static final Pattern PLAIN = Pattern.compile("\\w+(\\[\\d+])?(\\.\\w+(\\[\\d+])?)*");
  private static final Pattern STEP = Pattern.compile("\\[(?<index>\\d+)]|(?<name>\\w+)");

  private final Object root;

  AnswerPath(String text) {
    super(text);
    root = new ConfigurableJsonSlurper(NumberReturnType.FLOAT_AND_DOUBLE).parseText(text);
  }

  @Override
  // Its parent's way to say "whatever the caller takes it for".
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T get(String path) {
    return (T) plain(path).orElseGet(() -> super.get(path));
  }

  private Optional<Object> plain(String path) {
    if (!PLAIN.matcher(path).matches()) {
      return Optional.empty();
    }
    Optional<Object> at = Optional.of(root);
    Matcher step = STEP.matcher(path);
    while (at.isPresent() && step.find()) {
      String index = step.group("index");
      at = index == null ? member(at.get(), step.group("name")) : element(at.get(), index);
    }
    return at;
  }

  private static Optional<Object> member(Object at, String name) {
    return at instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name)) : Optional.empty();
  }

  private static Optional<Object> element(Object at, String index) {
    int i = Integer.parseInt(index);
    return at instanceof List<?> list && i < list.size()
        ? Optional.ofNullable(list.get(i))
        : Optional.empty();
  }
}
