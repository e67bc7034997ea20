package io.obrestore.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The services of src/main/docker/docker-compose.yml, its anchors resolved. */
public record ComposeFile(Map<String, Service> services) {
  static final Path PATH = Path.of("src/main/docker/docker-compose.yml");

  /** Reads it. */
  public static ComposeFile read() throws IOException {
    // SnakeYAML itself, for Jackson does not know merge keys
    Map<String, Object> file =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(PATH));
    return new ComposeFile(
        new ObjectMapper().convertValue(file.get("services"), new TypeReference<>() {}));
  }

  /** The service of that name. */
  public Service service(String name) {
    return Objects.requireNonNull(services.get(name), name);
  }

  /** A container. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Service(
      String image,
      Build build,
      boolean readOnly,
      List<String> tmpfs,
      List<String> ports,
      Map<String, String> environment,
      @Nullable List<String> command,
      @Nullable Map<String, Dependency> dependsOn,
      @Nullable HealthCheck healthcheck) {}

  /** What the image is made of. */
  public record Build(Path context, Path dockerfile) {}

  /** What has to be so before. */
  public record Dependency(String condition) {}

  /** What replaces the image's. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record HealthCheck(List<String> test) {}
}
