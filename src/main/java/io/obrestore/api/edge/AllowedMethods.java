package io.obrestore.api.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which methods a path takes: HTTP wants every 405 to say it, the REST layer does not know it. */
@ApplicationScoped
public class AllowedMethods {
  private final List<Taken> taken;

  AllowedMethods(@Any Instance<Object> beans) {
    this.taken =
        beans
            .handlesStream()
            .map(handle -> handle.getBean().getBeanClass())
            .filter(bean -> bean.isAnnotationPresent(Path.class))
            .flatMap(AllowedMethods::of)
            .toList();
  }

  Set<String> takenBy(String path) {
    var methods = new TreeSet<String>();
    taken.stream()
        .filter(each -> each.path().matcher(path).matches())
        .forEach(each -> methods.add(each.method()));
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    return methods;
  }

  private static Stream<Taken> of(Class<?> resource) {
    var all = new ArrayList<Taken>();
    for (Method operation : resource.getDeclaredMethods()) {
      Arrays.stream(operation.getAnnotations())
          .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
          .filter(method -> method != null)
          .forEach(method -> all.add(new Taken(method.value(), pattern(resource, operation))));
    }
    return all.stream();
  }

  private static Pattern pattern(Class<?> resource, Method operation) {
    var below = operation.getAnnotation(Path.class);
    String template =
        resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    return Pattern.compile(
        Stream.of(template.split("/", -1))
            .filter(part -> !part.isEmpty())
            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
            .collect(Collectors.joining("/", "/?", "/?")));
  }

  private record Taken(String method, Pattern path) {}
}
