package io.obrestore.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obrestore.testing.PythonPackage;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that OceanBase's own SDK for Python has for this API, driven by {@code
 * src/test/python/obshell_sdk}. Not a line of the SDK is changed.
 */
interface PythonSdkScenarios extends RunningService {
  Path PROGRAM = Path.of("src", "test", "python", "obshell_sdk");
  ObjectMapper JSON = new ObjectMapper();

  /** Of root@sys; empty where it has none. */
  String rootPassword();

  @TestFactory
  default Stream<DynamicTest> scenarios() {
    String output =
        PythonPackage.OBSHELL.output(PROGRAM, String.valueOf(RestAssured.port), rootPassword());
    return output.lines().map(PythonSdkScenarios::scenario);
  }

  private static DynamicTest scenario(String line) {
    JsonNode told = parsed(line);
    return DynamicTest.dynamicTest(
        told.path("scenario").asText().replace('_', ' '),
        () -> assertThat(told.path("error").asText(null)).isNull());
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
