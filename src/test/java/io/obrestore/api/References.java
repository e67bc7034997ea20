package io.obrestore.api;

import com.fasterxml.jackson.databind.JsonNode;

/** References within the served document. */
final class References {
  private References() {}

  /** What it refers to; itself when it is no reference. */
  static JsonNode follow(JsonNode document, JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? document.at(reference.asText().substring(1)) : node;
  }
}
