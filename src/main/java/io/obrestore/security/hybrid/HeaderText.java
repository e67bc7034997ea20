package io.obrestore.security.hybrid;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obrestore.oceanbase.Secret;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a header: JSON, its field names in any case of letters (the Go SDK writes
 * {@code Auth}, the Python SDK {@code auth}), unknown fields ignored.
 */
final class HeaderText {
  private static final int DEPTH = 8;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
              .build());

  private HeaderText() {}

  /** Empty for whatever is not such a text. */
  static Optional<HybridHeader> read(byte[] text) {
    try {
      return header(JSON.readTree(text));
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<HybridHeader> header(@Nullable JsonNode json) {
    if (json == null || !json.isObject()) {
      return Optional.empty();
    }
    Map<String, String> fields = new TreeMap<>();
    json.properties().stream()
        .filter(field -> field.getValue().isTextual())
        .forEach(
            field ->
                fields.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue().textValue()));
    String expires = fields.get("ts");
    String uri = fields.get("uri");
    if (expires == null || uri == null) {
      return Optional.empty();
    }
    return Optional.of(
        new HybridHeader(
            new Secret(fields.getOrDefault("auth", "")),
            Instant.ofEpochSecond(Long.parseLong(expires)),
            uri,
            keys(fields.get("keys"))));
  }

  /** None in the Go SDK's headers of requests without a body. */
  private static @Nullable BodyKeys keys(@Nullable String base64) {
    return base64 == null || base64.isEmpty()
        ? null
        : BodyKeys.of(Base64.getDecoder().decode(base64));
  }
}
