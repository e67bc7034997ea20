package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void theCommittedDocumentIsWhatIsServed() throws IOException {
    String served =
        given().get("/q/openapi?format=yaml").then().statusCode(200).extract().asString();

    assertThat(YAML.readTree(Files.readString(Path.of("openapi", "openapi.yaml"))))
        .as(
            "openapi/openapi.yaml; write it anew with"
                + " mvn package -DskipTests -Dobrestore.openapi.directory=openapi")
        .isEqualTo(YAML.readTree(served));
  }
}
