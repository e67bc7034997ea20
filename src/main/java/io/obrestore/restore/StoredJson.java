package io.obrestore.restore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Records as they stand in the store. Rows outlive releases: fields are added, never renamed, and a
 * newer replica beside this one may have written some that are not known here.
 */
final class StoredJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private StoredJson() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record cannot be written as JSON", impossible);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException corrupt) {
      // without the cause: it quotes what may be secret
      throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read");
    }
  }
}
