package io.obrestore.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An answer as it came over the wire.
 *
 * @param headers by lower-case name
 */
record RawAnswer(int status, Map<String, String> headers, String body) {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String TRACE = "x-obshell-trace-id";

  /** What belongs into the log alone. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "(?i)exception|\\bjava\\.|\\bio\\.|vertx|quarkus|jackson|netty|resteasy|select |\\bat .*\\(");

  static RawAnswer of(String bytes) {
    int end = bytes.indexOf(END_OF_HEAD);
    assertThat(end).as("an answer: %s", bytes).isPositive();
    String[] head = bytes.substring(0, end).split("\r\n", -1);
    var headers = new TreeMap<String, String>();
    for (int i = 1; i < head.length; i++) {
      int colon = head[i].indexOf(':');
      headers.put(
          head[i].substring(0, colon).toLowerCase(Locale.ROOT),
          head[i].substring(colon + 1).strip());
    }
    String body = bytes.substring(end + END_OF_HEAD.length());
    return new RawAnswer(
        Integer.parseInt(head[0].split(" ", -1)[1]),
        headers,
        headers.containsKey("transfer-encoding") ? joined(body) : body);
  }

  private static String joined(String chunks) {
    var body = new StringBuilder();
    int from = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", from);
      int size = Integer.parseInt(chunks.substring(from, line), 16);
      if (size == 0) {
        return body.toString();
      }
      body.append(chunks, line + 2, line + 2 + size);
      from = line + 2 + size + 2;
    }
  }

  /** Holds it to the contract: the envelope, its trace id, nothing internal; gives the envelope. */
  JsonNode envelope() {
    assertThat(headers.get("content-type")).as(body).startsWith("application/json");
    JsonNode envelope = Refusal.json(body);
    assertThat(envelope.at("/status").asInt()).as(body).isEqualTo(status);
    assertThat(envelope.at("/successful").asBoolean()).isEqualTo(status < 400);
    assertThat(envelope.at("/traceId").asText()).isNotEmpty().isEqualTo(headers.get(TRACE));
    if (status >= 400) {
      assertThat(envelope.has("data")).isFalse();
      assertThat(envelope.at("/error/code").asInt(-1)).isZero();
      assertThat(envelope.at("/error/message").asText()).isNotEmpty();
      assertThat(body).doesNotContainPattern(INTERNAL);
    }
    return envelope;
  }

  /** A failure of that status and code. */
  void refuses(int wanted, String errCode) {
    JsonNode envelope = envelope();
    assertThat(envelope.at("/error/errCode").asText()).as(body).isEqualTo(errCode);
    assertThat(status).isEqualTo(wanted);
  }
}
