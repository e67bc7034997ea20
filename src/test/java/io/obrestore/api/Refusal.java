package io.obrestore.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.restore.validation.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * A request that breaks one rule alone, and what it is answered.
 *
 * @param name what is wrong with it
 * @param body what is sent
 * @param errCode of the answer, and of its one fault
 * @param field of the one fault; empty when the answer names none
 */
record Refusal(String name, String body, int status, String errCode, String field) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAINTENANCE = 500;
  private static final int BAD = 400;

  /** A rule, broken by a change of a sound request. */
  static Refusal of(Rule rule, String field, String name, Consumer<ObjectNode> change) {
    int status = rule == Rule.UNDER_MAINTENANCE ? MAINTENANCE : BAD;
    return new Refusal(name, changed(change), status, rule.code(), field);
  }

  /** A rule, broken by one field's value, which is JSON. */
  static Refusal of(Rule rule, String field, String value) {
    return of(rule, field, field + ": " + value, body -> put(body, field, value));
  }

  /** A fault of form, by one field's value, which is JSON. */
  static Refusal of(ErrorCode code, String field, String value) {
    return new Refusal(
        field + ": " + value,
        changed(body -> put(body, field, value)),
        code.status(),
        code.errCode(),
        field);
  }

  /** Sound in itself and for the sample cluster. */
  static ObjectNode sound() {
    ObjectNode body = JSON.createObjectNode();
    body.put("data_backup_uri", "file:///data/backup/data");
    body.put("restore_tenant_name", "refused");
    body.putArray("zone_list").add(zone("zone1")).add(zone("zone2"));
    return body;
  }

  static ObjectNode zone(String name) {
    return JSON.createObjectNode()
        .put("name", name)
        .put("unit_config_name", "s1")
        .put("unit_num", 1);
  }

  /** The entries of its zone list. */
  static ArrayNode zones(ObjectNode body) {
    return (ArrayNode) body.get("zone_list");
  }

  static String changed(Consumer<ObjectNode> change) {
    ObjectNode body = sound();
    change.accept(body);
    return body.toString();
  }

  /** Sets a field, by a path such as {@code zone_list[0].unit_num}. */
  static void put(ObjectNode body, String path, String value) {
    int dot = path.indexOf('.');
    ObjectNode target = body;
    if (dot > 0) {
      int entry = Integer.parseInt(path.substring(path.indexOf('[') + 1, path.indexOf(']')));
      target = (ObjectNode) zones(body).get(entry);
    }
    target.set(path.substring(dot + 1), json(value));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  /** Holds the answer to what is expected. */
  void check(int answered, JsonNode answer) {
    assertThat(answered).as(answer.toString()).isEqualTo(status);
    assertThat(answer.at("/status").asInt()).isEqualTo(status);
    assertThat(answer.at("/error/errCode").asText()).as(answer.toString()).isEqualTo(errCode);
    JsonNode faults = answer.at("/error/subErrors");
    if (field.isEmpty()) {
      assertThat(faults.isMissingNode()).as(answer.toString()).isTrue();
    } else {
      assertThat(faults).as(answer.toString()).hasSize(1);
      assertThat(faults.at("/0/tag").asText()).isEqualTo(errCode);
      assertThat(faults.at("/0/field").asText()).isEqualTo(field);
      assertThat(faults.at("/0/message")).isEqualTo(answer.at("/error/message"));
    }
  }

  @Override
  public String toString() {
    return errCode + " for " + name;
  }
}
