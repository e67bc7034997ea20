package io.obrestore.api.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which methods a path takes: HTTP wants every 405 to say it, and the REST layer does not know it.
 * Where one path is spelled out and another has a parameter in its place, only the first is meant.
 */
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

  Set<String> takenBy(UriInfo uri) {
    var path =
        uri.getPathSegments().stream()
            .map(PathSegment::getPath)
            .filter(part -> !part.isEmpty())
            .toList();
    var fitting = taken.stream().filter(each -> each.fits(path)).toList();
    var methods = new TreeSet<String>();
    long parameters = fitting.stream().mapToLong(Taken::parameters).min().orElse(0);
    fitting.stream()
        .filter(each -> each.parameters() == parameters)
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
          .forEach(method -> all.add(new Taken(method.value(), path(resource, operation))));
    }
    return all.stream();
  }

  private static List<String> path(Class<?> resource, Method operation) {
    var below = operation.getAnnotation(Path.class);
    String template =
        resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    return Stream.of(template.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }

  private record Taken(String method, List<String> path) {
    boolean fits(List<String> asked) {
      return asked.size() == path.size()
          && IntStream.range(0, path.size())
              .allMatch(i -> isParameter(path.get(i)) || path.get(i).equals(asked.get(i)));
    }

    long parameters() {
      return path.stream().filter(Taken::isParameter).count();
    }

    private static boolean isParameter(String part) {
      return part.startsWith("{");
    }
  }
}
