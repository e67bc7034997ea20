package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiIT {
  private static final String YAML_READER = "com.fasterxml.jackson.dataformat.yaml.YAMLParser";

  @Test
  void thePackagedServiceServesTheDocumentThatTheBuildMadeWithoutReadingIt(@TempDir Path work)
      throws Exception {
    Path loaded = work.resolve("loaded");
    var logClasses = Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded);
    try (World world = World.instant().with(logClasses)) {
      Replica replica = world.replica("one").awaitReady();
      JsonNode committed = new YAMLMapper().readTree(Path.of("openapi", "openapi.yaml").toFile());

      String yaml = get(replica.address().resolve("/q/openapi"));
      String json = get(replica.address().resolve("/q/openapi?format=json"));

      assertThat(new YAMLMapper().readTree(yaml)).isEqualTo(committed);
      assertThat(new ObjectMapper().readTree(json)).isEqualTo(committed);
      replica.terminate();
      assertThat(Files.readString(loaded))
          .contains("io.obrestore.wiring.Lifecycle")
          .doesNotContain(YAML_READER);
    }
  }

  private static String get(URI address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).timeout(World.LIMIT).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
    return answer.body();
  }
}
