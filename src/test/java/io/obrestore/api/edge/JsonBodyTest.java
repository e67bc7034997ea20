package io.obrestore.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  @Test
  void anObjectIsRead() {
    assertThat(JsonBody.object(bytes(" {\"a\": [1, \"ü\"]} ")).get("a").get(1).textValue())
        .isEqualTo("ü");
  }

  @Test
  void thirtyTwoLevelsAreRead() {
    assertThat(JsonBody.object(bytes(nested(32))).isObject()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":}",
        "{'a': 1}",
        "{\"a\": 1,}",
        "{\"a\": 1} x",
        "{\"a\": 1} {}",
        "{\"a\": 1, \"a\": 2}",
        "{\"b\": {\"a\": 1, \"a\": 1}}",
        "{\"a\": NaN}",
        "{\"a\": 01}",
        "{\"a\": \"\n\"}",
        "// why\n{}",
        "[]",
        "null",
        "1",
        "\"text\"",
      })
  void whatIsNotOneStrictJsonObjectIsRefused(String text) {
    assertRefused(bytes(text));
  }

  @Test
  void aDeeperBodyIsRefused() {
    assertRefused(bytes(nested(33)));
    assertRefused(bytes("{\"a\":" + "[".repeat(100_000)));
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    assertRefused(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'});
    assertRefused("{\"a\": \"b\"}".getBytes(StandardCharsets.UTF_16));
  }

  @Test
  void anEndlessNumberIsRefusedWithoutBeingComputed() {
    assertRefused(bytes("{\"a\": " + "9".repeat(500_000) + "}"));
  }

  private static void assertRefused(byte[] body) {
    assertThatThrownBy(() -> JsonBody.object(body))
        .isInstanceOf(ApiException.class)
        .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
        .extracting(failure -> failure.problem().errCode())
        .isEqualTo("Common.BindJsonFailed");
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
