package io.obrestore.api.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a body as one JSON object, strictly: UTF-8, no duplicate keys, nothing behind it, bounded
 * depth.
 */
public final class JsonBody {
  private static final int DEPTH = 32;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private JsonBody() {}

  /**
   * The object in the body.
   *
   * @throws ApiException Common.BindJsonFailed; its message never quotes the body
   */
  public static JsonNode object(byte[] body) {
    JsonNode node;
    try {
      node = MAPPER.readTree(text(body));
    } catch (CharacterCodingException notUtf8) {
      throw unreadable(Detail.NOT_UTF8);
    } catch (IOException malformed) {
      throw unreadable(Detail.NOT_JSON);
    }
    if (node == null || !node.isObject()) {
      throw unreadable(Detail.NOT_AN_OBJECT);
    }
    return node;
  }

  /** The same text for the same object, whatever the order of its fields and the blanks between. */
  public static String canonical(JsonNode object) {
    try {
      return SORTED.writeValueAsString(MAPPER.treeToValue(object, Object.class));
    } catch (IOException impossible) {
      throw new IllegalStateException("an object that was read cannot be written", impossible);
    }
  }

  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static ApiException unreadable(Detail why) {
    return Problem.of(ErrorCode.BIND_JSON_FAILED, why.with()).asException();
  }
}
